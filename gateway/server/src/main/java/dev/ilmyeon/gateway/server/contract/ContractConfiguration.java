package dev.ilmyeon.gateway.server.contract;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What is configured of contracts, for those who identify clients and serve supergraphs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContractProperties.class)
public class ContractConfiguration {}
