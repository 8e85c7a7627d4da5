package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A gateway that speaks HTTP/2 too, and counts operations under way without ever finding them too
 * many. What hangs does so for longer than any test waits: only who gives it up ends it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@GatewayTest
@TestPropertySource(
    properties = {
      "server.http2.enabled=true",
      "ilmyeon.gateway.http.deadline=60s",
      "ilmyeon.gateway.subgraph-defaults.connect-timeout=30s",
      "ilmyeon.gateway.subgraph-defaults.read-timeout=60s",
      "ilmyeon.gateway.overload.enabled=true",
      "ilmyeon.gateway.overload.min-concurrent=4096"
    })
@interface Http2GatewayTest {}
