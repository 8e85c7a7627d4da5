package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation of a {@link ValidDocument}, whatever its variables will be. Immutable. */
public final class ValidOperation {

  private final ExecutableDefinition.Operation syntax;
  private final Map<String, Fragment> fragments;
  private final Source source;
  private final List<VariableDefinition> variables;
  private final Conditions conditions;
  private final AskedOperation asked;
  private volatile @Nullable Set<String> fieldNames;

  ValidOperation(
      ExecutableDefinition.Operation syntax,
      Map<String, Fragment> fragments,
      Source source,
      Schema schema) {
    this.syntax = syntax;
    this.fragments = fragments;
    this.source = source;
    List<VariableDefinition> definitions = new ArrayList<>();
    for (ExecutableDefinition.Variable variable : syntax.variables()) {
      definitions.add(
          new VariableDefinition(
              variable.name(), TypeReference.of(variable.type()), variable.defaultValue()));
    }
    this.variables = List.copyOf(definitions);
    this.conditions = new Conditions(fragments);
    conditions.gather(syntax.selections());
    this.asked =
        new AskedOperation(
            syntax.kind(),
            syntax.name(),
            new DeprecatedUses(schema, fragments)
                .of(schema.root(syntax.kind()), syntax.selections()));
  }

  public OperationKind kind() {
    return syntax.kind();
  }

  public @Nullable String name() {
    return syntax.name();
  }

  /** What may be told of it. */
  public AskedOperation asked() {
    return asked;
  }

  public List<VariableDefinition> variables() {
    return variables;
  }

  /**
   * The variables that decide a {@code @skip} or {@code @include}, in the document's order. Their
   * values are all that {@link OperationReader#normalize} needs to know of the variables.
   */
  public Set<String> conditionVariables() {
    return conditions.variables();
  }

  /** Whether some of it may come later, by {@code @defer}. */
  public boolean defers() {
    return conditions.defers();
  }

  /** The variables that decide an {@code @defer}, in the document's order. */
  Set<String> deferVariables() {
    return conditions.deferVariables();
  }

  /** The names of all fields that it selects, whatever its conditions. */
  public Set<String> fieldNames() {
    Set<String> known = fieldNames;
    if (known == null) {
      known = new FieldNames(fragments).of(syntax.selections());
      fieldNames = known;
    }
    return known;
  }

  ExecutableDefinition.Operation syntax() {
    return syntax;
  }

  Map<String, Fragment> fragments() {
    return fragments;
  }

  SourceLocation location() {
    return source.location(syntax.at());
  }

  SourceLocation variableLocation(String name) {
    for (ExecutableDefinition.Variable variable : syntax.variables()) {
      if (variable.name().equals(name)) {
        return source.location(variable.at());
      }
    }
    return location();
  }
}
