package dev.ilmyeon.weather.kma;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The text that KMA's API hub answers with: EUC-KR (as Windows has it, code page 949), between the
 * lines {@code #START7777} and {@code #7777END}, comments after {@code #}. The end marker is what
 * tells a whole answer from one cut short.
 *
 * @param comments what follows {@code #}, without the markers
 * @param rows the data lines, trimmed
 */
record HubTable(List<String> comments, List<String> rows) {

  private static final String START = "#START7777";
  private static final String END = "#7777END";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  static HubTable read(byte[] body) throws UnusablePayload {
    ErrorBody.refuse(body);
    List<String> lines = decode(body).lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (lines.isEmpty()) {
      throw UnusablePayload.garbled("the body is empty");
    }
    if (!lines.getFirst().startsWith(START)) {
      throw UnusablePayload.garbled("the body does not start with " + START);
    }
    if (!lines.getLast().equals(END) || lines.indexOf(END) != lines.size() - 1) {
      throw UnusablePayload.garbled("the body does not end with one " + END + ": cut short");
    }
    List<String> rows = lines.stream().filter(line -> !line.startsWith("#")).toList();
    for (int row = 1; row <= rows.size(); row++) {
      if (CONTROL.matcher(rows.get(row - 1)).find()) {
        throw UnusablePayload.garbled(row, rows.get(row - 1), "holds a control character");
      }
    }
    return new HubTable(
        lines.subList(1, lines.size() - 1).stream()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.substring(1).strip())
            .toList(),
        rows);
  }

  private static String decode(byte[] body) throws UnusablePayload {
    if (isHangulInUtf8(body)) {
      throw UnusablePayload.garbled("the text is UTF-8, not EUC-KR");
    }
    return KoreanText.eucKr(body)
        .orElseThrow(() -> UnusablePayload.garbled("the text is not EUC-KR"));
  }

  /**
   * Some UTF-8 passes for EUC-KR and reads as other words. The reverse is next to impossible:
   * EUC-KR that is UTF-8 throughout and holds a Hangul syllable in it would need runs of rare Hanja
   * alone.
   */
  private static boolean isHangulInUtf8(byte[] body) {
    return KoreanText.utf8(body).filter(text -> HANGUL.matcher(text).find()).isPresent();
  }
}
