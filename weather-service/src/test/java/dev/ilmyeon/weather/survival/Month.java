package dev.ilmyeon.weather.survival;

import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.client.StubKma;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A KMA whose newest hour stays what it is, with a month before it. */
final class Month {

  static final String PERIOD = "kma_sfctm3.php";
  static final int DAYS = 31;
  static final int HOURS = 24 * DAYS + 1;

  private static final int[] STATIONS = {98, 108, 133};
  static final int ROWS = HOURS * STATIONS.length;

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  private final LocalDateTime newest =
      LocalDateTime.ofInstant(
          Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.HOURS),
          ZoneId.of("Asia/Seoul"));

  void answer(StubKma kma) {
    kma.answer("wrn_now_data.php", Payloads.warnings());
    kma.answer("kma_sfctm2.php", Payloads.surface(rows(newest, newest)));
    kma.reply(
        PERIOD,
        request ->
            new StubKma.Answer(
                200,
                "text/plain",
                Payloads.surface(
                    rows(
                        LocalDateTime.parse(request.parameters().get("tm1"), MINUTE),
                        LocalDateTime.parse(request.parameters().get("tm2"), MINUTE)))));
  }

  private static String[] rows(LocalDateTime from, LocalDateTime to) {
    List<String> rows = new ArrayList<>();
    for (LocalDateTime at = from; !at.isAfter(to); at = at.plusHours(1)) {
      for (int station : STATIONS) {
        String[] cells = Payloads.DAEJEON.split("\\s+");
        cells[0] = MINUTE.format(at);
        cells[1] = Integer.toString(station);
        rows.add(String.join(" ", cells));
      }
    }
    return rows.toArray(String[]::new);
  }
}
