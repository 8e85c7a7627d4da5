package dev.ilmyeon.articles.breaking;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.outbox.Outbox;
import dev.ilmyeon.articles.schedule.Schedule;
import dev.ilmyeon.articles.workflow.Role;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.idempotency.WriteRequest;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.ForbiddenProblem;
import dev.ilmyeon.platform.subgraph.problem.NotFoundProblem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends breaking news: what is told, the jobs of the channels and the answer are committed
 * together, so that whoever asks again under the key sends nothing again.
 */
final class BreakingDesk {

  static final String EVENT = "BREAKING_NEWS";
  static final String DELIVER = "DELIVER_BREAKING_NEWS";

  private static final int MAX_HEADLINE = 120;

  /** What was asked. */
  record Send(String headline, @Nullable String article) {}

  /** What was answered; kept with the idempotency key. */
  record BreakingNewsSaved(long id) {}

  /** What a channel's job has to know. */
  record Delivery(String channel) {}

  /** What is told in the outbox. */
  record Told(long id) {}

  private final BreakingNewsProperties properties;
  private final BreakingNewsStore store;
  private final IdempotentWrites writes;
  private final Outbox outbox;
  private final Schedule schedule;
  private final AuditTrail trail;
  private final Clock clock;

  BreakingDesk(
      BreakingNewsProperties properties,
      BreakingNewsStore store,
      IdempotentWrites writes,
      Outbox outbox,
      Schedule schedule,
      AuditTrail trail,
      Clock clock) {
    this.properties = properties;
    this.store = store;
    this.writes = writes;
    this.outbox = outbox;
    this.schedule = schedule;
    this.trail = trail;
    this.clock = clock;
  }

  /** Sends it, or where two are needed leaves it to somebody else to confirm. */
  Mono<Object> send(Caller caller, String key, Send send) {
    String headline = send.headline().strip();
    if (headline.isEmpty() || headline.codePointCount(0, headline.length()) > MAX_HEADLINE) {
      return Mono.just(
          ValidationProblem.of(
              headline.isEmpty() ? "EMPTY" : "TOO_LONG",
              List.of("headline"),
              Integer.toString(MAX_HEADLINE)));
    }
    return write(
        caller,
        key,
        "sendBreakingNews",
        send,
        () ->
            send.article() == null
                ? propose(caller, headline, null)
                : ofArticle(send.article())
                    .flatMap(article -> propose(caller, headline, article))
                    .defaultIfEmpty(NotFoundProblem.of("NO_SUCH_ARTICLE", List.of("article"))));
  }

  private Mono<ArticleId> ofArticle(String id) {
    return Mono.justOrEmpty(ArticleId.parse(id))
        .flatMap(article -> store.isArticle(article).filter(known -> known).map(_ -> article));
  }

  private Mono<Object> propose(Caller caller, String headline, @Nullable ArticleId article) {
    return store
        .propose(headline, article, caller, clock.instant())
        .flatMap(id ->
            properties.twoPersons()
                ? done(caller, id, "PROPOSE_BREAKING_NEWS")
                : deliver(caller, id));
  }

  /** Sends what somebody else proposed. */
  Mono<Object> confirm(Caller caller, String key, long id) {
    return write(
        caller,
        key,
        "confirmBreakingNews",
        Map.of("id", id),
        () ->
            store
                .lock(caller.newsroom(), id)
                .flatMap(news -> confirm(caller, news))
                .defaultIfEmpty(NotFoundProblem.of("NO_SUCH_BREAKING_NEWS", List.of("id"))));
  }

  private Mono<Object> confirm(Caller caller, BreakingNews news) {
    if (news.confirmedBy() != null) {
      return Mono.just(ConflictProblem.of("ALREADY_SENT", List.of("id"), news.confirmedBy()));
    }
    return news.proposedBy().equals(caller.subject())
        ? Mono.just(ForbiddenProblem.of("SAME_PERSON", List.of("id")))
        : deliver(caller, news.id());
  }

  private Mono<Object> deliver(Caller caller, long id) {
    String subject = BreakingNews.subject(id);
    return store
        .confirm(id, caller.subject(), clock.instant())
        .then(outbox.add(subject, 1, EVENT, new Told(id)))
        .thenMany(Flux.fromIterable(properties.channels().keySet()).sort())
        .concatMap(channel ->
            schedule.add(
                DELIVER,
                subject,
                new Delivery(channel),
                clock.instant(),
                caller.subject(),
                caller.newsroom()))
        .then(done(caller, id, "SEND_BREAKING_NEWS"));
  }

  private Mono<Object> done(Caller caller, long id, String action) {
    return trail
        .add(caller.subject(), action, BreakingNews.subject(id), Map.of())
        .thenReturn(new BreakingNewsSaved(id));
  }

  private Mono<Object> write(
      Caller caller, String key, String mutation, Object input, Supplier<Mono<Object>> write) {
    if (!caller.isSomebody()) {
      return Mono.just(ForbiddenProblem.of("NOT_SIGNED_IN", List.of()));
    }
    if (!Role.hasAny(caller, Role.EDITORS)) {
      return Mono.just(ForbiddenProblem.of("ROLE_MISSING", List.of(), Role.names(Role.EDITORS)));
    }
    return writes.once(
        new WriteRequest(caller, key, mutation, input), BreakingNewsSaved.class, write);
  }
}
