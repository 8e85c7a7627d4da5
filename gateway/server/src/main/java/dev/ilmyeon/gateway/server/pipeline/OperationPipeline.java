package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.server.identity.Identities;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import dev.ilmyeon.gateway.server.observation.Ending;
import dev.ilmyeon.gateway.server.observation.Observation;
import dev.ilmyeon.gateway.server.observation.Observations;
import dev.ilmyeon.gateway.server.overload.Overload;
import dev.ilmyeon.gateway.server.overload.PriorityClass;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments.Answer;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments.Asked;
import dev.ilmyeon.gateway.server.pipeline.PipelineMeters.Stage;
import dev.ilmyeon.gateway.server.quota.Budget;
import dev.ilmyeon.gateway.server.quota.RateLimits;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.subscription.SharedSubscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stages that every operation passes, whichever transport it comes by. */
public final class OperationPipeline {

  private final FederationEngine engine;
  private final SharedSubscriptions subscriptions;
  private final Identities identities;
  private final PersistedDocuments documents;
  private final Overload overload;
  private final RateLimits limits;
  private final ClientCalls calls;
  private final Observations observations;
  private final PipelineMeters meters;
  private final @Nullable CacheDoor cache;

  /** {@code cache}: null if nothing is kept. */
  OperationPipeline(
      FederationEngine engine,
      SharedSubscriptions subscriptions,
      Identities identities,
      Overload overload,
      PersistedDocuments documents,
      RateLimits limits,
      ClientCalls calls,
      Observations observations,
      PipelineMeters meters,
      @Nullable CacheDoor cache) {
    this.engine = engine;
    this.subscriptions = subscriptions;
    this.identities = identities;
    this.overload = overload;
    this.documents = documents;
    this.limits = limits;
    this.calls = calls;
    this.observations = observations;
    this.meters = meters;
    this.cache = cache;
  }

  /**
   * Looks at who asks: once for a request, once for a connection. Fails with {@link
   * RefusedException} if it shows credentials that are no good.
   */
  public Mono<Session> open(Caller caller) {
    return identities.exist()
        ? identities
            .identify(caller.headers())
            .map(identity -> new Session(caller, identity))
            .onErrorResume(
                OperationPipeline::isUnproved,
                failure -> countAttempt(caller).then(Mono.error(failure)))
            .doOnError(RefusedException.class, refused -> meters.refused(Stage.IDENTITY, refused))
        : Mono.just(new Session(caller, identities.nobody()));
  }

  /** Bad credentials are an operation's worth of nobody's: who guesses has soon used up all. */
  private Mono<Void> countAttempt(Caller caller) {
    return limits.limit(Identity.NOBODY)
        ? limits.spend(Identity.NOBODY, caller.peer(), caller.headers(), 1).then()
        : Mono.empty();
  }

  /**
   * Completes when what a session has shown is good no more: it expires, is taken back, or gives
   * other rights. For whom nothing was shown by, never.
   *
   * @param again how often that is looked at
   */
  public Mono<Void> lapse(Session session, Duration again) {
    if (session.identity().kind() == Kind.NOBODY) {
      return Mono.never();
    }
    Caller kept = session.caller().with(Map.of());
    Mono<Void> takenBack =
        Flux.interval(again)
            .onBackpressureDrop()
            .concatMap(_ -> isAsGood(kept, session.identity()))
            .takeUntil(good -> !good)
            .then();
    Instant expires = session.identity().expires();
    return expires == null
        ? takenBack
        : Mono.firstWithSignal(
            takenBack, Mono.delay(Duration.between(Instant.now(), expires)).then());
  }

  /** That nobody can say just now is no reason to think it is not. */
  private Mono<Boolean> isAsGood(Caller caller, Identity before) {
    return identities
        .identify(caller.headers())
        .map(before::hasRightsOf)
        .onErrorResume(failure -> Mono.just(!isUnproved(failure)));
  }

  private static boolean isUnproved(Throwable failure) {
    return failure instanceof RefusedException refused
        && refused.status() == HttpStatus.UNAUTHORIZED;
  }

  /**
   * Throws {@link RefusedException} if there is no room for any operation of a client, so that it
   * need not be read.
   */
  public void checkRoom(Session session) {
    if (overload.isOn()) {
      overload.check(overload.bestClassOf(session.identity()));
    }
  }

  /** Lets an operation through, or fails with {@link RefusedException}. */
  public Mono<AdmittedOperation> admit(Session session, OperationRequest request) {
    try {
      return overload.isOn() ? held(session, request) : document(session, request);
    } catch (RefusedException e) {
      return Mono.error(e);
    }
  }

  /** Refused before anything is spent on it, if there is no room. */
  private Mono<AdmittedOperation> held(Session session, OperationRequest request) {
    PriorityClass asked =
        overload.classOf(session.identity(), request.parameters().operationName());
    overload.check(asked);
    return document(session, request)
        .map(operation -> new HeldOperation(operation, overload, asked));
  }

  private Mono<AdmittedOperation> document(Session session, OperationRequest request) {
    OperationParameters parameters = request.parameters();
    String query = parameters.query();
    return query != null && parameters.isPlain() && documents.takeAny(session.identity())
        ? operation(session, request, query)
        : named(session, request);
  }

  private Mono<AdmittedOperation> named(Session session, OperationRequest request) {
    OperationParameters parameters = request.parameters();
    Asked asked =
        new Asked(
            parameters.query(),
            parameters.documentId(),
            parameters.extensions(),
            session.identity(),
            ClientNames.listed(session));
    return documents.mayBeElsewhere(asked)
        ? documents.fetch(asked).then(Mono.defer(() -> found(session, request, asked)))
        : found(session, request, asked);
  }

  private Mono<AdmittedOperation> found(Session session, OperationRequest request, Asked asked) {
    return switch (find(asked)) {
      case Answer.Document(String query, boolean ofClient) -> {
        Mono<AdmittedOperation> operation = operation(session, request, query);
        yield ofClient ? operation.map(ClientsOperation::new) : operation;
      }
      case Answer.Refusal(RefusedException refusal) -> {
        meters.refused(Stage.DOCUMENT, refusal);
        yield Mono.just(new RefusedOperation(refusal.traced(session.caller().traceId())));
      }
    };
  }

  private Answer find(Asked asked) {
    try {
      Answer answer = documents.find(asked);
      meters.found(asked, answer);
      return answer;
    } catch (RefusedException refusal) {
      meters.refused(Stage.DOCUMENT, refusal);
      throw refusal;
    }
  }

  private Mono<AdmittedOperation> operation(
      Session session, OperationRequest request, String query) {
    OperationParameters parameters = request.parameters();
    Observation seen = observations.begin(ClientNames.origin(session), query);
    GraphQlRequest asked =
        new GraphQlRequest(
            query,
            parameters.operationName(),
            parameters.variables(),
            calls.of(session, seen),
            request.kinds(),
            plan(session, request),
            session.identity().claims(),
            Map.of(),
            session.identity().contract());
    return limits.limit(session.identity())
        ? limited(session, asked, seen)
        : Mono.just(engineOperation(session, asked, seen, Map.of()));
  }

  /** One would tell of what a contract hides: keys and requirements. */
  private static PlanDisclosure plan(Session session, OperationRequest request) {
    return session.identity().contract() == null ? request.plan() : PlanDisclosure.NONE;
  }

  private Mono<AdmittedOperation> limited(Session session, GraphQlRequest asked, Observation seen) {
    Caller caller = session.caller();
    if (limits.areShared()) {
      return limits
          .spend(session.identity(), caller.peer(), caller.headers(), cost(asked))
          .map(left -> within(left, session, asked, seen))
          .onErrorMap(RefusedException.class, refusal -> overLimit(refusal, seen))
          .doOnCancel(() -> seen.ended(Ending.CANCELLED));
    }
    try {
      Budget left = limits.take(session.identity(), caller.peer(), caller.headers(), cost(asked));
      return Mono.just(within(left, session, asked, seen));
    } catch (RefusedException refusal) {
      throw overLimit(refusal, seen);
    }
  }

  private AdmittedOperation within(
      Budget left, Session session, GraphQlRequest asked, Observation seen) {
    return engineOperation(
        session,
        limits.tell() ? asked.withExtensions(left.extensions()) : asked,
        seen,
        left.headers());
  }

  private RefusedException overLimit(RefusedException refusal, Observation seen) {
    meters.refused(Stage.QUOTA, refusal);
    seen.ended(Ending.REFUSED);
    return refusal.traced(seen.traceId());
  }

  private AdmittedOperation engineOperation(
      Session session, GraphQlRequest asked, Observation seen, Map<String, String> headers) {
    return new EngineOperation(
        engine,
        subscriptions,
        asked,
        event -> calls.of(session, event),
        seen,
        headers,
        cache == null ? null : cache.open(session, asked));
  }

  /** Where costs are not estimated, and of what the engine will refuse, that of a request. */
  private long cost(GraphQlRequest asked) {
    try {
      return Math.max(1, engine.cost(asked));
    } catch (RequestException _) {
      return 1;
    }
  }
}
