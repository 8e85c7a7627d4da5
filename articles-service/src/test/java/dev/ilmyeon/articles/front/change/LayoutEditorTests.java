package dev.ilmyeon.articles.front.change;

import static dev.ilmyeon.articles.front.change.Layouts.article;
import static dev.ilmyeon.articles.front.change.Layouts.card;
import static dev.ilmyeon.articles.front.change.Layouts.layout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.media.Image;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutEditorTests {

  private static final Layout PAGE = layout("lead: 1", "top: 2 3 4", "low:");

  @Test
  void pinsAtAPlaceAndPushesTheOthersDown() {
    assertThat(after(new FrontChange.Pin("top", 2, card(9))))
        .isEqualTo("lead: 1\ntop: 2 9 3 4\nlow:");
  }

  @Test
  void pinsAtTheEndWithoutAPlaceOrBehindTheLast() {
    assertThat(after(new FrontChange.Pin("top", null, card(9)))).contains("top: 2 3 4 9");
    assertThat(after(new FrontChange.Pin("top", 50, card(9)))).contains("top: 2 3 4 9");
    assertThat(after(new FrontChange.Pin("low", 50, card(9)))).contains("low: 9");
  }

  @Test
  void pinsNothingTwice() {
    assertThat(LayoutEditor.apply(PAGE, List.of(new FrontChange.Pin("low", 1, card(3)))))
        .isEqualTo(new Edited.Refused(0, Refusal.ALREADY_ON_PAGE));
  }

  @Test
  void unpins() {
    assertThat(after(new FrontChange.Unpin(article(3)))).contains("top: 2 4");
  }

  @Test
  void movesWithinAContainerAndBetweenTwo() {
    assertThat(after(new FrontChange.Move(article(4), "top", 1))).contains("top: 4 2 3");
    assertThat(after(new FrontChange.Move(article(2), "top", 3))).contains("top: 3 4 2");
    assertThat(after(new FrontChange.Move(article(2), "lead", 1)))
        .isEqualTo("lead: 2 1\ntop: 3 4\nlow:");
  }

  @Test
  void dressesACardAndUndressesIt() {
    FrontChange on =
        new FrontChange.Dress(
            article(3),
            new Setting.To<>("제목"),
            new Setting.Left<>(),
            new Setting.To<>(new Image(3001)));
    FrontChange off =
        new FrontChange.Dress(
            article(3), new Setting.To<>(null), new Setting.To<>("속보"), new Setting.Left<>());

    assertThat(dressed(on)).isEqualTo(cardOf3("제목", null, null, new Image(3001)));
    assertThat(dressed(on, off)).isEqualTo(cardOf3(null, "속보", null, new Image(3001)));
  }

  @Test
  void saysWhenACardLeaves() {
    OffsetDateTime until = OffsetDateTime.parse("2024-07-26T18:00:00+09:00");

    assertThat(dressed(new FrontChange.Expire(article(3), until)))
        .isEqualTo(cardOf3(null, null, until, null));
    assertThat(
            dressed(
                new FrontChange.Expire(article(3), until),
                new FrontChange.Expire(article(3), null)))
        .isEqualTo(card(3));
  }

  @Test
  void appliesEachToWhatTheOneBeforeLeft() {
    assertThat(
            after(
                new FrontChange.Unpin(article(1)),
                new FrontChange.Pin("low", 1, card(1)),
                new FrontChange.Move(article(1), "lead", null)))
        .isEqualTo("lead: 1\ntop: 2 3 4\nlow:");
  }

  @Test
  void refusesAllBecauseOfOne() {
    assertThat(
            LayoutEditor.apply(
                PAGE,
                List.of(new FrontChange.Unpin(article(1)), new FrontChange.Unpin(article(1)))))
        .isEqualTo(new Edited.Refused(1, Refusal.NOT_ON_PAGE));
    assertThat(LayoutEditor.apply(PAGE, List.of(new FrontChange.Move(article(1), "no", 1))))
        .isEqualTo(new Edited.Refused(0, Refusal.NO_SUCH_CONTAINER));
    assertThat(LayoutEditor.apply(PAGE, List.of(new FrontChange.Expire(article(8), null))))
        .isEqualTo(new Edited.Refused(0, Refusal.NOT_ON_PAGE));
  }

  @Test
  void fillsNoContainerOverItsLimit() {
    Layout full = layout(Layouts.full("top", 1, 100), "low: 500");

    assertThat(LayoutEditor.apply(full, List.of(new FrontChange.Pin("top", 1, card(900)))))
        .isEqualTo(new Edited.Refused(0, Refusal.CONTAINER_FULL));
    assertThat(LayoutEditor.apply(full, List.of(new FrontChange.Move(article(500), "top", 1))))
        .isEqualTo(new Edited.Refused(0, Refusal.CONTAINER_FULL));
    assertThat(LayoutEditor.apply(full, List.of(new FrontChange.Move(article(5), "top", 1))))
        .isInstanceOf(Edited.Changed.class);
  }

  private static String after(FrontChange... changes) {
    return Layouts.text(edited(changes));
  }

  private static CuratedCard dressed(FrontChange... changes) {
    return edited(changes).containers().get(1).cards().get(1);
  }

  private static CuratedCard cardOf3(
      String headline, String kicker, OffsetDateTime until, Image image) {
    return new CuratedCard(card(3).slot(), headline, kicker, until, image);
  }

  private static Layout edited(FrontChange... changes) {
    assertThat(LayoutEditor.apply(PAGE, List.of(changes))).isInstanceOf(Edited.Changed.class);
    return ((Edited.Changed) LayoutEditor.apply(PAGE, List.of(changes))).layout();
  }
}
