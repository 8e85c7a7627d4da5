package dev.ilmyeon.articles.breaking;

import dev.ilmyeon.articles.schedule.Job;
import dev.ilmyeon.articles.schedule.JobHandler;
import dev.ilmyeon.articles.schedule.JobResult;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Posts breaking news to a channel. The receiver may be asked again after an answer that got lost:
 * it knows by {@code Idempotency-Key} that it is the same.
 */
final class ChannelDelivery implements JobHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Map<String, URI> channels;
  private final BreakingNewsStore store;
  private final WebClient http;

  ChannelDelivery(Map<String, URI> channels, BreakingNewsStore store, WebClient http) {
    this.channels = channels;
    this.store = store;
    this.http = http;
  }

  @Override
  public String kind() {
    return BreakingDesk.DELIVER;
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public Mono<JobResult> run(Job job) {
    String channel = job.payload().path("channel").asString("");
    URI url = channels.get(channel);
    if (url == null) {
      return Mono.just(new JobResult.Refused("NO_SUCH_CHANNEL"));
    }
    long id = Long.parseLong(job.subject().substring(job.subject().indexOf(':') + 1));
    return store.find(id).flatMap(news -> post(url, channel, news)).then(Mono.just(DONE));
  }

  private static final JobResult DONE = new JobResult.Done();

  private Mono<Void> post(URI url, String channel, BreakingNews news) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Long.toString(news.id()));
    body.put("headline", news.headline());
    body.put("article", news.article() == null ? "" : news.article().toString());
    return http.post()
        .uri(url)
        .header("Idempotency-Key", "breaking-%d-%s".formatted(news.id(), channel))
        .bodyValue(body)
        .retrieve()
        .toBodilessEntity()
        .timeout(PATIENCE)
        .then();
  }
}
