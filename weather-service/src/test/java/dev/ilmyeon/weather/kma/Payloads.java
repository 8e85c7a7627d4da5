package dev.ilmyeon.weather.kma;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Payloads as KMA documents them, with values of our own making. */
public final class Payloads {

  public static final Charset EUC_KR = Charset.forName("EUC-KR");

  public static final String HEADER =
      """
      #START7777
      #  기상청 지상관측 시간자료
      # YYMMDDHHMI STN  WD   WS GST  GST  GST     PA     PS PT    PR    TA    TD    HM    PV     RN     RN     RN     RN     SD     SD     SD WC WP WW                      CA  CA   CH CT       CT  CT  CT    VS    SS    SI ST    TS    TE    TE    TE    TE  ST   WH BF IR IX
      #        KST  ID  16  m/s  WD   WS   TM    hPa    hPa  -   hPa     C     C     %   hPa     mm    DAY    JUN    INT    HR3    DAY    TOT -- -- ----------------------TOT MID  MIN -------- TOP MID LOW                  GD     C     5    10    20    30 SEA    m  -  -  -
      """;

  public static final String DAEJEON =
      "202407260900 133 20 1.8 -9 -9.0 -9 1001.2 1009.4 7 -0.3 26.4 23.1 82.0 28.2 -9.0 -9.0 -9.0"
          + " -9.0 -9.0 -9.0 -9.0 -9 -9 -                      4 3 12 Sc -9 -9 -9 1800 0.4 1.20 -9"
          + " 27.9 26.8 26.4 26.0 25.9 -9 -9.0 -9 3 -9";

  private Payloads() {}

  public static byte[] surface(String... rows) {
    return (HEADER + String.join("\n", rows) + "\n#7777END\n").getBytes(EUC_KR);
  }

  /** Daejeon's row with one cell replaced. */
  public static String with(int column, String cell) {
    List<String> cells = new ArrayList<>(Arrays.asList(DAEJEON.split("\\s+")));
    cells.set(column, cell);
    return String.join(" ", cells);
  }

  public static byte[] warnings(String... rows) {
    return ("#START7777\n# REG_UP, REG_UP_KO, REG_ID, REG_KO, TM_FC, TM_EF, WRN, LVL, CMD, ED_TM\n"
            + String.join("\n", rows)
            + "\n#7777END\n")
        .getBytes(EUC_KR);
  }

  public static String warning(String area, String kind, String level, String end) {
    return "L1130000, 대전광역시, L10301%s, 대전동부, 202407260730, 202407260900, %s, %s, 발표, %s ="
        .formatted(area, kind, level, end);
  }

  public static byte[] envelope(List<String> items) {
    return envelope(items, items.size());
  }

  public static byte[] envelope(List<String> items, int total) {
    return """
    {"response":{"header":{"resultCode":"00","resultMsg":"NORMAL_SERVICE"},"body":{"dataType":"JSON",\
    "items":{"item":[%s]},"pageNo":1,"numOfRows":1000,"totalCount":%d}}}\
    """
        .formatted(String.join(",", items), total)
        .getBytes(StandardCharsets.UTF_8);
  }

  public static String observed(String category, String value) {
    return """
    {"baseDate":"20240726","baseTime":"0900","category":"%s","nx":67,"ny":101,"obsrValue":"%s"}\
    """
        .formatted(category, value);
  }

  public static List<String> nowcast() {
    return new ArrayList<>(
        List.of(
            observed("T1H", "26.3"),
            observed("RN1", "0.5"),
            observed("UUU", "0.9"),
            observed("VVV", "1.4"),
            observed("REH", "84"),
            observed("PTY", "5"),
            observed("VEC", "213"),
            observed("WSD", "1.7")));
  }

  public static String expected(String time, String category, String value) {
    return """
    {"baseDate":"20240726","baseTime":"0930","category":"%s","fcstDate":"20240726","fcstTime":"%s",\
    "fcstValue":"%s","nx":67,"ny":101}\
    """
        .formatted(category, time, value);
  }

  /** Six hours, by category as KMA sorts them. */
  public static List<String> ultraShortForecast() {
    return new ArrayList<>(
        List.of("T1H:27", "RN1:강수없음", "SKY:3", "REH:80", "PTY:0", "VEC:200", "WSD:2", "LGT:0")
            .stream()
            .flatMap(value ->
                IntStream.range(10, 16)
                    .mapToObj(
                        hour -> expected(hour + "00", value.split(":")[0], value.split(":")[1])))
            .toList());
  }

  public static List<String> villageForecast() {
    return new ArrayList<>(
        List.of(
                "TMP:28",
                "SKY:4",
                "PTY:4",
                "POP:60",
                "PCP:30.0~50.0mm",
                "SNO:적설없음",
                "REH:85",
                "VEC:190",
                "WSD:3.1",
                "WAV:0")
            .stream()
            .flatMap(value ->
                IntStream.range(10, 14)
                    .mapToObj(
                        hour -> expected(hour + "00", value.split(":")[0], value.split(":")[1])))
            .toList());
  }
}
