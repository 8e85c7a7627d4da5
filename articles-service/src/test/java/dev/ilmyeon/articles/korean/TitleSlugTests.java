package dev.ilmyeon.articles.korean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TitleSlugTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          강릉 커피축제 개막 | gangneung-keopichukje-gaemak
          광명시, 中 지난시서 ‘탄소중립’ 정책 소개 | gwangmyeongsi-jung-jinansiseo-tansojungnip-jeongchaek-sogae
          2024년 예산 1,449억 원 | 2024nyeon-yesan-1449eok-won
          물가 3.5% 올라 | mulga-3-5-olla
          KTX·SRT 통합 논의 | ktx-srt-tonghap-nonui
          Café ‘Noël’ 문 열어 | cafe-noel-mun-yeoreo
          "  “종로”  …  신라  " | jongno-silla
          ㎡당 분양가 | m2dang-bunyangga
          Mayor's day | mayors-day
          한글 | hangeul
          """)
  void makesAnAddressOfATitle(String title, String slug) {
    assertThat(TitleSlug.of(title)).isEqualTo(slug);
  }

  @ParameterizedTest
  @MethodSource("titles")
  void isWhatTheDatabaseTakesWhateverTheTitle(String title) {
    assertThat(TitleSlug.of(title))
        .matches("[a-z0-9]+(-[a-z0-9]+)*")
        .hasSizeLessThanOrEqualTo(TitleSlug.MAX_LENGTH);
  }

  static List<String> titles() {
    return List.of("", "…", "😀", "日本語".repeat(60), "가나다라마바사".repeat(40), "가 ".repeat(200));
  }
}
