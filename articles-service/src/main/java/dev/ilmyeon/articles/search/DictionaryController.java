package dev.ilmyeon.articles.search;

import dev.ilmyeon.platform.subgraph.error.ForbiddenException;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.idempotency.WriteRequest;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.ForbiddenProblem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The newsroom's words for search: editors change them, a new index follows. */
@Controller
class DictionaryController {

  private static final Set<String> READERS =
      Set.of("reporter", "editor", "desk-chief", "dashboard");
  private static final Set<String> WRITERS = Set.of("editor", "desk-chief");
  private static final int MOST = 20_000;
  private static final int MOST_AT_ONCE = 200;

  /** A word without a space, and its parts, which make it up. */
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}]{2,40}(?: [\\p{L}\\p{N}]{1,40}){0,10}");

  /** What is asked to be changed. */
  record Change(int expected, List<String> add, List<String> remove) {}

  private final DictionaryStore dictionaries;
  private final IdempotentWrites writes;

  DictionaryController(DictionaryStore dictionaries, IdempotentWrites writes) {
    this.dictionaries = dictionaries;
    this.writes = writes;
  }

  @QueryMapping
  Mono<SearchDictionary> searchDictionary(@ContextValue Caller caller) {
    return caller.hasAny(READERS) ? dictionaries.newest() : Mono.error(new ForbiddenException());
  }

  @MutationMapping
  Mono<Object> changeSearchDictionary(
      @Argument int expected,
      @Argument List<String> add,
      @Argument List<String> remove,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    if (!caller.isSomebody()) {
      return Mono.just(ForbiddenProblem.of("NOT_SIGNED_IN", List.of()));
    }
    if (!caller.hasAny(WRITERS)) {
      return Mono.just(ForbiddenProblem.of("ROLE_MISSING", List.of(), "editor, desk-chief"));
    }
    for (int i = 0; i < add.size(); i++) {
      if (!isWord(add.get(i))) {
        return Mono.just(
            ValidationProblem.of("BAD_WORD", List.of("add", Integer.toString(i)), add.get(i)));
      }
    }
    if (add.size() + remove.size() > MOST_AT_ONCE) {
      return Mono.just(
          ValidationProblem.of("TOO_MANY", List.of("add"), Integer.toString(MOST_AT_ONCE)));
    }
    Change change = new Change(expected, add, remove);
    return writes.once(
        new WriteRequest(caller, idempotencyKey, "changeSearchDictionary", change),
        SearchDictionary.class,
        () -> dictionaries.locked().flatMap(newest -> change(newest, change, caller)));
  }

  /** Nori takes a word whose parts make it up, and no other. */
  private static boolean isWord(String entry) {
    if (!WORD.matcher(entry).matches()) {
      return false;
    }
    String[] parts = entry.split(" ");
    String whole = String.join("", Stream.of(parts).skip(1).toList());
    return parts.length == 1 || whole.equals(parts[0]);
  }

  private Mono<Object> change(SearchDictionary newest, Change change, Caller caller) {
    if (newest.version() != change.expected()) {
      return Mono.just(
          ConflictProblem.of(
              "STALE_DICTIONARY", List.of("expected"), Integer.toString(newest.version())));
    }
    Set<String> gone = Set.copyOf(change.remove());
    List<String> added = change.add().stream().map(DictionaryController::head).toList();
    List<String> words = new ArrayList<>();
    for (String entry : newest.words()) {
      if (!gone.contains(head(entry)) && !added.contains(head(entry))) {
        words.add(entry);
      }
    }
    words.addAll(change.add().stream().distinct().toList());
    return words.size() > MOST
        ? Mono.just(ValidationProblem.of("TOO_MANY", List.of("add"), Integer.toString(MOST)))
        : dictionaries.add(words, caller.subject()).cast(Object.class);
  }

  private static String head(String entry) {
    int space = entry.indexOf(' ');
    return space < 0 ? entry : entry.substring(0, space);
  }
}
