package dev.ilmyeon.articles.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a text has what was searched for. */
final class Highlights {

  private static final int BEFORE = 40;

  /**
   * A stretch of a text.
   *
   * @param start in UTF-16 code units, as JavaScript counts
   * @param end the unit behind its last
   */
  record Highlight(int start, int end) {}

  /** A part of a text and what is found in it. */
  record Excerpt(String text, List<Highlight> highlights) {}

  private final KoreanTerms analysis;
  private final Set<String> terms;

  Highlights(KoreanTerms analysis, Set<String> terms) {
    this.analysis = analysis;
    this.terms = terms;
  }

  /** In their order; what touches or overlaps is one. */
  List<Highlight> in(String text) {
    List<Highlight> found =
        analysis.of(text).stream()
            .filter(token -> terms.contains(token.term()))
            .map(token -> new Highlight(token.start(), token.end()))
            .sorted(Comparator.comparingInt(Highlight::start))
            .toList();
    List<Highlight> merged = new ArrayList<>();
    for (Highlight next : found) {
      Highlight last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && next.start() <= last.end()) {
        merged.set(
            merged.size() - 1, new Highlight(last.start(), Math.max(last.end(), next.end())));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }

  /** The part of a text around the first place found, its beginning if there is none. */
  Excerpt excerpt(String text, int length) {
    List<Highlight> all = in(text);
    int first = all.isEmpty() ? 0 : Math.max(0, all.getFirst().start() - BEFORE);
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int start = first == 0 || characters.isBoundary(first) ? first : characters.preceding(first);
    int wanted = Math.min(text.length(), start + length);
    int end = characters.isBoundary(wanted) ? wanted : characters.preceding(wanted);
    return new Excerpt(
        text.substring(start, end),
        all.stream()
            .filter(highlight -> highlight.start() >= start && highlight.end() <= end)
            .map(highlight -> new Highlight(highlight.start() - start, highlight.end() - start))
            .toList());
  }
}
