package dev.ilmyeon.weather.kma.client;

import dev.ilmyeon.weather.grid.GridCell;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses of KMA's products. All of their times are Korea's. */
record Requests(KmaProperties properties, String hubKey, String portalKey) {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /** More than any product has values for a cell: the village forecast has about a thousand. */
  private static final int ALL_ROWS = 2_000;

  URI latestSurface() {
    return hub("kma_sfctm2.php").queryParam("stn", 0).queryParam("help", 0).build(hubKey);
  }

  URI surface(Instant from, Instant to) {
    return hub("kma_sfctm3.php")
        .queryParam("tm1", MINUTE.format(from.atZone(KOREA)))
        .queryParam("tm2", MINUTE.format(to.atZone(KOREA)))
        .queryParam("stn", 0)
        .queryParam("help", 0)
        .build(hubKey);
  }

  URI warnings() {
    return hub("wrn_now_data.php").queryParam("fe", "f").build(hubKey);
  }

  URI grid(String operation, GridCell cell, Instant issue) {
    return UriComponentsBuilder.fromUri(properties.portalUrl())
        .path("/1360000/VilageFcstInfoService_2.0/" + operation)
        .queryParam("serviceKey", "{key}")
        .queryParam("pageNo", 1)
        .queryParam("numOfRows", ALL_ROWS)
        .queryParam("dataType", "JSON")
        .queryParam("base_date", DATE.format(issue.atZone(KOREA)))
        .queryParam("base_time", TIME.format(issue.atZone(KOREA)))
        .queryParam("nx", cell.nx())
        .queryParam("ny", cell.ny())
        .encode()
        .build(portalKey);
  }

  /** The key goes in as a variable: whatever stands in it is encoded. */
  private UriComponentsBuilder hub(String product) {
    return UriComponentsBuilder.fromUri(properties.hubUrl())
        .path("/api/typ01/url/" + product)
        .queryParam("authKey", "{key}")
        .encode();
  }

  @Override
  public String toString() {
    return "Requests";
  }
}
