package dev.ilmyeon.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTests {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "Ilmyeon, 7",
    "일면, 4",
    "흐림 24.2℃, 10",
    "中, 2",
    "‘탄소중립’, 10",
    "…, 1",
    "가나, 4",
    "e\u0301, 1",
    "각, 2",
    "ｶﾅ, 2",
    "Ａ, 2",
    "①, 1",
    "📰, 2",
    "👨‍👩, 4",
    "─, 1",
    "𠀀, 2",
    "㎥, 2"
  })
  void countsCells(String text, int cells) {
    assertThat(DisplayWidth.of(text)).isEqualTo(cells);
  }

  @Test
  void breaksAtSpacesByCells() {
    assertThat(Text.wrap("광명시가 중국 산둥성에서 열린 포럼에서", 14))
        .containsExactly("광명시가 중국", "산둥성에서", "열린 포럼에서")
        .allMatch(line -> DisplayWidth.of(line) <= 14);
  }

  @Test
  void breaksAWordLongerThanALineBetweenGraphemes() {
    assertThat(Text.wrap("가나다라마바사 아", 5)).containsExactly("가나", "다라", "마바", "사 아");
    assertThat(Text.wrap("e\u0301e\u0301e\u0301", 2)).containsExactly("e\u0301e\u0301", "e\u0301");
  }

  @Test
  void neverLosesALetter() {
    String text = "한 줄에 다 들어가지 않는 아주아주아주아주아주긴낱말 하나와 short words";
    for (int width = 2; width < 60; width++) {
      List<String> lines = Text.wrap(text, width);
      assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }
  }

  @Test
  void fitsByCuttingWithAnEllipsis() {
    assertThat(Text.fit("포토뉴스", 8)).isEqualTo("포토뉴스");
    assertThat(Text.fit("포토뉴스", 7)).isEqualTo("포토뉴…");
    assertThat(Text.fit("포토뉴스", 6)).isEqualTo("포토…");
  }

  @Test
  void padsByCells() {
    assertThat(Text.pad("서울", 6)).isEqualTo("서울  ");
    assertThat(Text.pad("서울특별시", 6)).isEqualTo("서울특별시");
  }

  @Test
  void keepsContentFromSteeringTheTerminal() {
    assertThat(Text.printable("제목\u001b[2J\u0007\n끝\u202e")).isEqualTo("제목 [2J  끝 ");
  }
}
