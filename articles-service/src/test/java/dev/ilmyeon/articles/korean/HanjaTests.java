package dev.ilmyeon.articles.korean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HanjaTests {

  @ParameterizedTest
  @CsvSource({
    "中, 중",
    "美中 정상회담, 미중 정상회담",
    "韓·日, 한·일",
    "檢 압수수색, 검 압수수색",
    "金融, 금융",
    "金浦, 김포",
    "大邱, 대구",
    "女性, 여성",
    "男女, 남녀",
    "勞動, 노동",
    "過勞, 과로",
    "李 지사, 이 지사",
    "與野, 여야",
    "老人, 노인",
    "敬老堂, 경로당",
    "歷史, 역사",
    "來歷, 내력",
    "年末, 연말",
    "來年, 내년",
    "利益, 이익",
    "比率, 비율",
    "百分率, 백분율",
    "法律, 법률",
    "確率, 확률",
    "羅列, 나열",
    "系列, 계열",
    "不信, 불신",
    "不動産, 부동산",
    "不正, 부정",
    "不實, 부실",
    "音樂, 음악",
    "娛樂, 오락",
    "投降, 투항",
    "復活, 부활",
    "自動車, 자동차",
    "自轉車, 자전거",
    "六月, 유월",
    "北, 북",
    "敗北, 패배",
    "遊說, 유세",
    "𠀋 㐀, 𠀋 㐀",
  })
  void readsCharactersAndWords(String hanja, String hangul) {
    assertThat(Hanja.read(hanja)).isEqualTo(hangul);
  }
}
