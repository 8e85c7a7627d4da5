package dev.ilmyeon.articles.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.article.Block;
import dev.ilmyeon.articles.media.Image;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTests {

  @Test
  void readsEachKindOfBlock() {
    assertThat(
            Markup.read(
                    """
                    첫 문단.

                    ## 소제목

                    > 말했다 — 주민

                    > 이름 없는 말

                    - 하나
                    - 둘

                    ![3041]
                    """)
                .blocks())
        .containsExactly(
            new Block.Paragraph("첫 문단."),
            new Block.Subheading("소제목"),
            new Block.Quote("말했다", "주민"),
            new Block.Quote("이름 없는 말", null),
            new Block.BulletList(List.of("하나", "둘")),
            new Block.MediaBlock(new Image(3041)));
  }
}
