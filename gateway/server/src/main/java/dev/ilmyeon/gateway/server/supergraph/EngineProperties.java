package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.execute.SubgraphMessages;
import dev.ilmyeon.gateway.federation.operation.OperationLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the engine behaves; see {@link EngineOptions} and {@link OperationLimits}.
 *
 * @param introspection whether clients may ask for the schema
 * @param errors how many errors a response holds at most
 * @param documents how much of operations' text is remembered, in characters
 * @param plans how many plans are remembered
 * @param shareRequests whether equal queries to a subgraph, on their way at the same time with
 *     equal forwarded headers, are one request
 * @param overrideLabels labels of {@code @override} that are switched on
 * @param subgraphMessages which error messages of subgraphs go on to clients
 */
@Validated
@ConfigurationProperties("ilmyeon.gateway.engine")
public record EngineProperties(
    @DefaultValue("true") boolean introspection,
    @DefaultValue("10") @Min(1) int errors,
    @DefaultValue("4000000") @Min(1) int documents,
    @DefaultValue("2000") @Min(1) int plans,
    @DefaultValue("false") boolean shareRequests,
    @DefaultValue Set<String> overrideLabels,
    @DefaultValue("coded") Messages subgraphMessages,
    @DefaultValue @Valid Limits limits) {

  /** See {@link SubgraphMessages}; what is withheld is logged. */
  public enum Messages {
    ALL(SubgraphMessages.ALL),
    CODED(SubgraphMessages.CODED),
    NONE(SubgraphMessages.NONE);

    private final SubgraphMessages messages;

    Messages(SubgraphMessages messages) {
      this.messages = messages;
    }
  }

  /** How large an operation may be. */
  public record Limits(
      @DefaultValue("4000") @Min(1) int tokens,
      @DefaultValue("12") @Min(1) int depth,
      @DefaultValue("30") @Min(0) int aliases,
      @DefaultValue("20") @Min(1) int rootFields,
      @DefaultValue("50") @Min(0) int directives,
      @DefaultValue("2000") @Min(1) int expandedFields) {}

  EngineOptions options() {
    OperationLimits allowed =
        new OperationLimits(
            limits.tokens(),
            limits.depth(),
            limits.aliases(),
            limits.rootFields(),
            limits.directives(),
            limits.expandedFields());
    return new EngineOptions(
        allowed,
        introspection,
        errors,
        documents,
        plans,
        shareRequests,
        overrideLabels,
        EngineOptions.DEFAULT.waitingEvents(),
        subgraphMessages.messages);
  }
}
