package dev.ilmyeon.articles.korean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JosaTests {

  @ParameterizedTest
  @CsvSource({
    "광명시, SUBJECT, 가",
    "추진단, SUBJECT, 이",
    "광명시, OBJECT, 를",
    "추진단, OBJECT, 을",
    "서울, TOPIC, 은",
    "제주, TOPIC, 는",
    "부산, AND, 과",
    "대구, AND, 와",
    "서울, TOWARDS, 로",
    "부산, TOWARDS, 으로",
    "제주, TOWARDS, 로",
    "연필, BY, 로써",
    "기자, AS, 로서",
    "시장, AS, 으로서",
    "서울, WITH, 이랑",
    "별, VOCATIVE, 아",
    "노을, COPULA, 이다",
    "中, SUBJECT, 이",
    "與野, TOPIC, 는",
    "‘탄소중립’, OBJECT, 을",
    "광명시(光明市), SUBJECT, 가",
    "3, SUBJECT, 이",
    "2, SUBJECT, 가",
    "7, TOWARDS, 로",
    "6, TOWARDS, 으로",
    "10, OBJECT, 을",
    "2024, OBJECT, 를",
    "1000, TOPIC, 은",
    "30000, TOPIC, 은",
    "1000000000000, TOPIC, 는",
    "'1,449', OBJECT, 를",
    "3.10, OBJECT, 을",
    "0, SUBJECT, 이",
    "3.5%, SUBJECT, 가",
    "25.9℃, TOWARDS, 로",
    "5km, OBJECT, 를",
    "20kg, OBJECT, 을",
    "LH, SUBJECT, 가",
    "KTX, OBJECT, 를",
    "SBS MBN, TOPIC, 은",
    "URL, TOWARDS, 로",
    "Google, OBJECT, 을",
    "Apple, TOWARDS, 로",
    "Facebook, OBJECT, 을",
    "Naver, TOPIC, 는",
    "Market, SUBJECT, 이",
    "…, OBJECT, 을(를)",
    "'', SUBJECT, 이(가)",
  })
  void followsHowAWordIsSaid(String word, Josa josa, String particle) {
    assertThat(josa.after(word)).isEqualTo(particle);
    assertThat(josa.attach(word)).isEqualTo(word + particle);
  }
}
