package dev.ilmyeon.articles.front.change;

import static dev.ilmyeon.articles.front.change.Layouts.article;
import static dev.ilmyeon.articles.front.change.Layouts.card;
import static dev.ilmyeon.articles.front.change.Layouts.layout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.change.LayoutDifference.CardAdded;
import dev.ilmyeon.articles.front.change.LayoutDifference.CardChanged;
import dev.ilmyeon.articles.front.change.LayoutDifference.CardMoved;
import dev.ilmyeon.articles.front.change.LayoutDifference.CardRemoved;
import dev.ilmyeon.articles.front.change.LayoutDifference.ContainerAdded;
import dev.ilmyeon.articles.front.change.LayoutDifference.ContainerRemoved;
import dev.ilmyeon.articles.front.change.LayoutDifference.Field;
import dev.ilmyeon.articles.front.change.LayoutDifference.Place;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutDiffTests {

  @Test
  void tellsAPinOnTopAsOneThing() {
    assertThat(LayoutDiff.between(layout("top: 1 2 3"), layout("top: 9 1 2 3")))
        .containsExactly(new CardAdded(article(9), new Place("top", 1)));
  }

  @Test
  void tellsAMoveAsOneThing() {
    assertThat(LayoutDiff.between(layout("top: 1 2 3 4"), layout("top: 4 1 2 3")))
        .containsExactly(new CardMoved(article(4), new Place("top", 4), new Place("top", 1)));
    assertThat(LayoutDiff.between(layout("top: 1 2", "low: 3"), layout("top: 2", "low: 1 3")))
        .containsExactly(new CardMoved(article(1), new Place("top", 1), new Place("low", 1)));
  }

  @Test
  void tellsWhatWasUnpinnedAndWhatWasWritten() {
    Layout after = layout("top: 2").keeping(_ -> false);
    CuratedCard dressed = new CuratedCard(card(2).slot(), "새 제목", null, null, null);
    after = new Layout(List.of(after.containers().getFirst().withCards(List.of(dressed))));

    assertThat(LayoutDiff.between(layout("top: 1 2"), after))
        .containsExactly(
            new CardRemoved(article(1), new Place("top", 1)),
            new CardChanged(
                article(2), new Place("top", 1), List.of(new Field("headline", null, "새 제목"))));
  }

  @Test
  void tellsContainersThatCameAndWent() {
    assertThat(LayoutDiff.between(layout("lead: 1", "top: 2"), layout("lead: 1", "low: 2")))
        .containsExactly(
            new ContainerRemoved("top", 2),
            new ContainerAdded("low", 2),
            new CardMoved(article(2), new Place("top", 1), new Place("low", 1)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tellsNothingOfEqualLayoutsAndNamesEachCardThatCameWentOrChangedItsContainer(int seed) {
    Random random = new Random(seed);
    Layout before = randomLayout(random);
    Layout after = randomLayout(random);
    List<LayoutDifference> diff = LayoutDiff.between(before, after);

    assertThat(LayoutDiff.between(before, before)).as("seed %d", seed).isEmpty();
    assertThat(diff.isEmpty()).as("seed %d", seed).isEqualTo(before.equals(after));
    assertThat(diff.stream().filter(CardAdded.class::isInstance).count())
        .as("seed %d", seed)
        .isEqualTo(cards(after).stream().filter(card -> !cards(before).contains(card)).count());
    assertThat(diff.stream().filter(CardRemoved.class::isInstance).count())
        .as("seed %d", seed)
        .isEqualTo(cards(before).stream().filter(card -> !cards(after).contains(card)).count());
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  private static List<CuratedCard> cards(Layout layout) {
    return layout.containers().stream().flatMap(c -> c.cards().stream()).toList();
  }

  private static Layout randomLayout(Random random) {
    List<Integer> ids = new ArrayList<>(IntStream.range(1, 9).boxed().toList());
    java.util.Collections.shuffle(ids, random);
    int first = random.nextInt(5);
    int second = first + random.nextInt(ids.size() - first);
    return layout(
        "top: " + join(ids.subList(0, first)), "low: " + join(ids.subList(first, second)));
  }

  private static String join(List<Integer> ids) {
    return String.join(" ", ids.stream().map(String::valueOf).toList());
  }
}
