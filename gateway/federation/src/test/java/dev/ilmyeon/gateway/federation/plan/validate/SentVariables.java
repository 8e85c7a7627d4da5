package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The variables of a document: those that are sent are declared, and so are those it uses. */
final class SentVariables {

  private final Set<String> declared = new LinkedHashSet<>();

  SentVariables(ExecutableDefinition.Operation operation) {
    operation.variables().forEach(variable -> declared.add(variable.name()));
  }

  void checkSent(Fetch fetch, Consumer<String> problems) {
    Set<String> sent = new LinkedHashSet<>(fetch.variables());
    for (EntityCall call : fetch.entities()) {
      sent.add(call.variable());
      for (Target target : call.targets()) {
        target.contexts().forEach(context -> sent.add(context.variable()));
      }
    }
    if (!sent.equals(declared)) {
      problems.accept("declares %s and sends %s".formatted(declared, sent));
    }
  }

  void check(Value value, Consumer<String> problems) {
    switch (value) {
      case Value.Variable variable -> {
        if (!declared.contains(variable.name())) {
          problems.accept("does not declare $" + variable.name());
        }
      }
      case Value.ListValue list -> list.items().forEach(item -> check(item, problems));
      case Value.ObjectValue object ->
          object.fields().values().forEach(field -> check(field, problems));
      case Value.IntValue _,
          Value.FloatValue _,
          Value.StringValue _,
          Value.BooleanValue _,
          Value.NullValue _,
          Value.EnumValue _ -> {}
    }
  }
}
