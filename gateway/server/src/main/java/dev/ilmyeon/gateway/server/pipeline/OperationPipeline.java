package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.server.identity.Identities;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments.Answer;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments.Asked;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import reactor.core.publisher.Mono;

/** The stages that every operation passes, whichever transport it comes by. */
public final class OperationPipeline {

  /** By which Apollo's clients say whose they are. */
  private static final String CLIENT_NAME = "apollographql-client-name";

  private final FederationEngine engine;
  private final Identities identities;
  private final PersistedDocuments documents;
  private final ClientCalls calls;

  OperationPipeline(
      FederationEngine engine,
      Identities identities,
      PersistedDocuments documents,
      ClientCalls calls) {
    this.engine = engine;
    this.identities = identities;
    this.documents = documents;
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
    try {
      String query = parameters.query();
      return Mono.just(
          query != null && parameters.isPlain() && documents.takeAny()
              ? operation(session, request, query)
              : named(session, request));
    } catch (RefusedException e) {
      return Mono.error(e);
    }
  }

  private AdmittedOperation named(Session session, OperationRequest request) {
    OperationParameters parameters = request.parameters();
    Asked asked =
        new Asked(
            parameters.query(),
            parameters.documentId(),
            parameters.extensions(),
            session.caller().headers().getFirst(CLIENT_NAME));
    return switch (documents.find(asked)) {
      case Answer.Document(String query) -> operation(session, request, query);
      case Answer.Refusal(RefusedException refusal) -> new RefusedOperation(refusal);
    };
  }

  private AdmittedOperation operation(Session session, OperationRequest request, String query) {
    OperationParameters parameters = request.parameters();
    return new EngineOperation(
        engine,
        new GraphQlRequest(
            query,
            parameters.operationName(),
            parameters.variables(),
            calls.of(session),
            request.kinds(),
            request.plan(),
            session.identity().claims()),
        () -> calls.of(session));
  }
}
