package dev.ilmyeon.platform.subgraph.deadline;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes over from the gateway for how long an answer is waited for. */
final class DeadlineFilter implements WebFilter {

  /** Milliseconds. */
  static final String HEADER = "x-ilmyeon-time-left";

  private static final Pattern MILLIS = Pattern.compile("\\d{1,6}");

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String millis = exchange.getRequest().getHeaders().getFirst(HEADER);
    if (millis == null || !MILLIS.matcher(millis).matches()) {
      return chain.filter(exchange);
    }
    Deadline deadline = Deadline.in(Duration.ofMillis(Long.parseLong(millis)));
    return chain.filter(exchange).contextWrite(deadline::writeTo);
  }
}
