package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.language.Definition;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.SyntaxException;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Directive;
import dev.ilmyeon.gateway.federation.selection.Inclusion;
import dev.ilmyeon.gateway.federation.selection.SelectionInliner;
import dev.ilmyeon.gateway.federation.selection.SelectionNormalizer;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From a request's text to an {@link Operation}, in steps that can be kept apart:
 *
 * <pre>
 * text ──read──▶ ValidDocument ──operation(name)──▶ ValidOperation        kept by text
 * raw variables ──coerceVariables──▶ variables ──conditions──▶ conditions  every time
 * ValidOperation + conditions ──normalize──▶ Operation                     kept by both
 * </pre>
 *
 * <p>Whoever can take a response in parts goes by {@link #incrementalConditions} and {@link
 * #normalizeIncrementally} instead; for all others {@code @defer} means nothing.
 *
 * <p>Every step throws {@link RequestException}. One reader serves all requests, on any thread.
 */
public final class OperationReader {

  /** Selection sets, values and types within one another as written, before fragments count. */
  private static final int MAX_NESTING = 200;

  /** Overlapping fields are looked at this often per field that a document may have. */
  private static final int MERGE_EFFORT = 50;

  private final Schema schema;
  private final OperationLimits limits;

  /** {@code schema} is the consumers'. */
  public OperationReader(Schema schema, OperationLimits limits) {
    this.schema = schema;
    this.limits = limits;
  }

  /** Parses, weighs and validates. */
  public ValidDocument read(String text) {
    Document document = parse(text);
    Map<String, ExecutableDefinition.Fragment> fragments = new LinkedHashMap<>();
    List<ExecutableDefinition.Operation> operations = new ArrayList<>();
    for (Definition definition : document.definitions()) {
      if (definition instanceof ExecutableDefinition.Fragment fragment) {
        fragments.putIfAbsent(fragment.name(), fragment);
      } else if (definition instanceof ExecutableDefinition.Operation operation) {
        operations.add(operation);
      }
    }
    new DocumentLimits(document, fragments, limits).check();
    new DocumentValidator(schema, document, fragments).validate(mergeBudget());
    return new ValidDocument(
        operations.stream()
            .map(operation -> new ValidOperation(operation, fragments, document.source(), schema))
            .toList());
  }

  private int mergeBudget() {
    return (int) Math.min((long) limits.expandedFields() * MERGE_EFFORT, Integer.MAX_VALUE);
  }

  private Document parse(String text) {
    try {
      return Parser.parse(text, new ParserLimits(limits.tokens(), MAX_NESTING));
    } catch (SyntaxException e) {
      throw new RequestException(
          List.of(GraphQlError.ofRequest(e.code(), e.getMessage(), List.of(e.location()))));
    }
  }

  /** The values of the operation's variables by the specification, 6.1.2. */
  public JsonObject coerceVariables(ValidOperation operation, JsonObject raw) {
    return new VariableCoercion(schema).coerce(operation, raw);
  }

  /** The values of {@link ValidOperation#conditionVariables()} among coerced variables. */
  public Map<String, Boolean> conditions(ValidOperation operation, JsonObject variables) {
    Map<String, Boolean> conditions = new LinkedHashMap<>();
    for (String name : operation.conditionVariables()) {
      conditions.put(name, condition(operation, name, variables.members().get(name)));
    }
    return conditions;
  }

  /** … and the values of those that decide an {@code @defer}, as far as the client gives them. */
  public Map<String, Boolean> incrementalConditions(
      ValidOperation operation, JsonObject variables) {
    Map<String, Boolean> conditions = conditions(operation, variables);
    for (String name : operation.deferVariables()) {
      JsonValue value = variables.members().get(name);
      if (value != null) {
        conditions.put(name, condition(operation, name, value));
      }
    }
    return conditions;
  }

  private static boolean condition(
      ValidOperation operation, String name, @Nullable JsonValue value) {
    if (value != JsonLiteral.TRUE && value != JsonLiteral.FALSE) {
      throw new RequestException(
          List.of(
              GraphQlError.ofRequest(
                  "BAD_USER_INPUT",
                  "Argument \"if\" of non-null type \"Boolean!\" must not be null: variable \"$%s\"."
                      .formatted(name),
                  List.of(operation.variableLocation(name)))));
    }
    return value == JsonLiteral.TRUE;
  }

  /** The operation for one outcome of its conditions. */
  public Operation normalize(ValidOperation operation, Map<String, Boolean> conditions) {
    Inclusion all = Inclusion.of(directives -> Conditions.include(directives, conditions));
    return normalize(operation, all, all, List.of());
  }

  /** The operation for one outcome of its conditions, in parts if any of it is deferred. */
  public Operation normalizeIncrementally(
      ValidOperation operation, Map<String, Boolean> conditions) {
    Deferrals deferrals = new Deferrals(operation, conditions);
    if (deferrals.parts().size() == 1) {
      return normalize(operation, conditions);
    }
    List<OperationPart> parts = new ArrayList<>();
    for (Deferrals.Part part : deferrals.parts()) {
      SelectionSet selections = selections(operation, deferrals.upTo(parts.size()));
      parts.add(new OperationPart(part.parent(), part.label(), selections));
    }
    Inclusion all = Inclusion.of(directives -> Conditions.include(directives, conditions));
    return normalize(operation, all, deferrals.all(), parts);
  }

  private Operation normalize(
      ValidOperation operation, Inclusion all, Inclusion written, List<OperationPart> parts) {
    return new Operation(
        operation.kind(),
        operation.name(),
        operation.variables(),
        Directive.of(operation.syntax().directives(), schema),
        selections(operation, all),
        new SelectionInliner(schema, operation.fragments(), written)
            .inline(root(operation), operation.syntax().selections()),
        parts);
  }

  private SelectionSet selections(ValidOperation operation, Inclusion inclusion) {
    return new SelectionNormalizer(schema, operation.fragments(), inclusion)
        .normalize(root(operation), operation.syntax().selections());
  }

  private ObjectType root(ValidOperation operation) {
    ObjectType root = schema.root(operation.kind());
    if (root == null) {
      throw new IllegalArgumentException("The operation was read with another schema.");
    }
    return root;
  }
}
