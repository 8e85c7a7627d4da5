package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a fetch was to bring to objects at one place, and the client asked for there. */
final class ExpectedFields {

  private final Source source;
  private final List<SelectionSetSyntax> sent;
  private final List<SelectionSet> asked;

  /** Keys of the document that lead here. */
  private final List<Object> above;

  private final Map<@Nullable String, List<Expected>> byType = new HashMap<>();

  private ExpectedFields(
      Source source, List<SelectionSetSyntax> sent, List<SelectionSet> asked, List<Object> above) {
    this.source = source;
    this.sent = sent;
    this.asked = asked;
    this.above = above;
  }

  private record Source(Fetch fetch, SentDocument document, RuntimeTypes types) {}

  /**
   * A field.
   *
   * @param key under which the client expects it; {@code name} to look it up
   * @param at where it stands in the document
   * @param below what is expected of the objects that it leads to
   */
  record Expected(String key, JsonKey name, int at, ExpectedFields below) {}

  /** Of the objects that an entity call (or a fetch of root fields) is about, at one path. */
  static ExpectedFields of(
      Fetch fetch,
      SentDocument document,
      int call,
      FetchPath path,
      ClientPaths client,
      RuntimeTypes types) {
    List<Object> above =
        fetch.entities().isEmpty() ? List.of() : List.of(fetch.entities().get(call).responseKey());
    return new ExpectedFields(
        new Source(fetch, document, types), document.objects(call), client.at(path), above);
  }

  /** Of an object of a type, which is null if it is not known. */
  List<Expected> of(@Nullable String type) {
    return byType.computeIfAbsent(type, this::read);
  }

  private List<Expected> read(@Nullable String type) {
    Predicate<String> conditions = condition -> source.types.applies(condition, type);
    List<Expected> expected = new ArrayList<>();
    source
        .document
        .fields(sent, conditions)
        .forEach((key, fields) -> {
          List<Object> path = new ArrayList<>(above);
          path.add(key);
          String known = (String) Renames.applied(source.fetch.renames(), path).getLast();
          List<SelectionSet> asks = ClientPaths.below(asked, known, conditions);
          if (asks != null) {
            ExpectedFields below = new ExpectedFields(source, selections(fields), asks, path);
            expected.add(new Expected(known, new JsonKey(known), fields.getFirst().at(), below));
          }
        });
    return expected;
  }

  private static List<SelectionSetSyntax> selections(List<SelectionSyntax.Field> fields) {
    List<SelectionSetSyntax> sets = new ArrayList<>();
    for (SelectionSyntax.Field field : fields) {
      if (field.selections() != null) {
        sets.add(field.selections());
      }
    }
    return sets;
  }
}
