package dev.ilmyeon.gateway.federation.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.property.WorldContexts.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** That the operations of a build take values from contexts, of every kind. */
class ContextCoverageTests {

  private static final int WORLDS = 100;
  private static final int OPERATIONS = 20;

  private static final Map<String, Predicate<Reading>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("any", _ -> true);
    KINDS.put("from the object right above", reading -> reading.levels() == 1);
    KINDS.put("from further up", reading -> reading.levels() > 1);
    KINDS.put("from the root", reading -> reading.setter().equals("Query"));
    KINDS.put("from the nearest of several", reading -> reading.setters() > 1);
    KINDS.put(
        "by type", reading -> reading.argument().value().parts().getFirst() instanceof FieldSet.On);
    KINDS.put("of several types", reading -> reading.argument().value().parts().size() > 1);
    KINDS.put("from below the object", reading -> isNested(reading.argument().value()));
    KINDS.put("null", reading -> reading.value() == null);
    KINDS.put("a list", reading -> reading.value() instanceof List);
  }

  private static boolean isNested(FieldSet value) {
    return value.parts().stream()
        .anyMatch(part ->
            switch (part) {
              case FieldSet.On on -> isNested(on.fields());
              case FieldSet.Field field -> field.below() != null;
            });
  }

  @Test
  void operationsTakeFromContexts() {
    Map<String, Integer> operations = new LinkedHashMap<>();
    int severalArguments = 0;
    for (long seed = 1; seed <= WORLDS; seed++) {
      RandomWorld world = new RandomWorld(seed, Set.of());
      for (int i = 0; i < OPERATIONS; i++) {
        OperationTree operation =
            RandomOperations.of(world.schema(), RandomWorld.TEXTS, seed * 1_000_003 + i);
        List<Reading> readings = world.contexts(operation);
        KINDS.forEach((kind, matches) ->
            operations.merge(kind, readings.stream().anyMatch(matches) ? 1 : 0, Integer::sum));
        severalArguments += readings.stream().map(Reading::argument).distinct().count() > 1 ? 1 : 0;
      }
    }
    operations.put("for several arguments", severalArguments);
    assertThat(operations.values()).as("%s", operations).allMatch(count -> count >= 20);
    assertThat(operations.get("any")).isGreaterThan(200);
  }
}
