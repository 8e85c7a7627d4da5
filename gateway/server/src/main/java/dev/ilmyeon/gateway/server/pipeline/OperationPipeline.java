package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.server.identity.Identities;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import reactor.core.publisher.Mono;

/** The stages that every operation passes, whichever transport it comes by. */
public final class OperationPipeline {

  private final FederationEngine engine;
  private final Identities identities;
  private final ClientCalls calls;

  OperationPipeline(FederationEngine engine, Identities identities, ClientCalls calls) {
    this.engine = engine;
    this.identities = identities;
    this.calls = calls;
  }

  /**
   * Looks at who asks: once for a request, once for a connection. Fails with {@link
   * RefusedException} if it shows credentials that are no good.
   */
  public Mono<Session> open(Caller caller) {
    return identities.exist()
        ? identities.identify(caller.headers()).map(identity -> new Session(caller, identity))
        : Mono.just(new Session(caller, Identity.NOBODY));
  }

  /** Lets an operation through, or fails with {@link RefusedException}. */
  public Mono<AdmittedOperation> admit(Session session, OperationRequest request) {
    OperationParameters parameters = request.parameters();
    String query = parameters.query();
    if (query == null) {
      return Mono.error(missingQuery());
    }
    return Mono.just(
        new EngineOperation(
            engine,
            new GraphQlRequest(
                query,
                parameters.operationName(),
                parameters.variables(),
                calls.of(session),
                request.kinds(),
                request.plan(),
                session.identity().claims()),
            () -> calls.of(session)));
  }

  private static RefusedException missingQuery() {
    return RefusedException.badRequest("\"query\" is missing: it holds the GraphQL document.");
  }
}
