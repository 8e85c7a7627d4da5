package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.client.StubKma;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What the stub of KMA is made to say. */
final class KmaSays {

  private KmaSays() {}

  static StubKma.Reply noData() {
    return new StubKma.Answer(
        200,
        "application/json",
        "{\"resultCode\":\"03\",\"resultMsg\":\"NO_DATA\"}".getBytes(StandardCharsets.UTF_8));
  }

  /** Every hour of the period, as KMA would have it. */
  static StubKma.Reply period(StubKma.Request request) {
    DateTimeFormatter minute = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
    LocalDateTime at = LocalDateTime.parse(request.parameters().get("tm1"), minute);
    LocalDateTime to = LocalDateTime.parse(request.parameters().get("tm2"), minute);
    List<String> rows = new ArrayList<>();
    for (; !at.isAfter(to); at = at.plusHours(1)) {
      rows.add(row(minute.format(at), 108, "1.0", "3"));
    }
    return new StubKma.Answer(200, "text/plain", Payloads.surface(rows.toArray(String[]::new)));
  }

  static String row(String time, int station, String temperature, String cloud) {
    String[] cells = Payloads.DAEJEON.split("\\s+");
    cells[0] = time;
    cells[1] = Integer.toString(station);
    cells[11] = temperature;
    cells[25] = cloud;
    return String.join(" ", cells);
  }
}
