package dev.ilmyeon.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests a second as a picture: a panel for each mix, a dot for each gateway's median with a line
 * from its slowest round to its fastest, on one logarithmic axis a panel. Readable on white and on
 * black.
 */
public final class Plot {

  private static final int WIDTH = 760;
  private static final int LEFT = 210;
  private static final int RIGHT = 90;
  private static final int ROW = 22;
  private static final int HEAD = 46;
  private static final String INK = "#7a7f87";
  private static final String OURS = "#d9480f";
  private static final String THEIRS = "#4c8bf5";

  private final StringBuilder svg = new StringBuilder();
  private int y = 10;

  private Plot() {}

  /** {@code ours}: the gateway that is drawn in another colour. */
  public static String of(List<Measurement> all, String ours) {
    Plot plot = new Plot();
    Summary.of(all).forEach((mix, gateways) -> plot.panel(mix, gateways, ours));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="12">
    <title>Requests a second on one core, by query mix</title>
    %s</svg>
    """
        .formatted(WIDTH, plot.y, plot.svg);
  }

  private void panel(String mix, List<Summary> gateways, String ours) {
    Map<Double, String> ticks = new TreeMap<>();
    double least = gateways.stream().mapToDouble(Summary::slowest).min().orElse(1);
    double most = gateways.stream().mapToDouble(Summary::fastest).max().orElse(1);
    double from = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1))));
    double to = Math.pow(10, Math.ceil(Math.log10(Math.max(most, from * 10))));
    for (double tick = from; tick <= to; tick *= 10) {
      ticks.put(tick, Tables.number(tick));
    }
    text(10, y + 16, "start", INK, "<tspan font-weight=\"bold\">" + mix + "</tspan>, requests/s");
    int bottom = y + HEAD + gateways.size() * ROW;
    ticks.forEach((tick, label) -> {
      double x = x(tick, from, to);
      line(x, y + HEAD - 12, x, bottom - 8, INK, "0.4");
      text(x, y + HEAD - 16, "middle", INK, label);
    });
    int row = y + HEAD;
    for (Summary each : gateways) {
      boolean own = each.gateway().equals(ours) || each.gateway().startsWith(ours + "+");
      row(each, row, from, to, own ? OURS : THEIRS);
      row += ROW;
    }
    y = bottom + 8;
  }

  private void row(Summary each, int top, double from, double to, String colour) {
    double middle = top + 4;
    text(LEFT - 12, middle + 4, "end", colour, each.gateway());
    line(x(each.slowest(), from, to), middle, x(each.fastest(), from, to), middle, colour, "3");
    svg.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>%n",
            x(each.perSecond(), from, to),
            middle,
            colour));
    text(
        x(each.perSecond(), from, to) + 10,
        middle + 4,
        "start",
        colour,
        Tables.number(each.perSecond()));
  }

  private static double x(double value, double from, double to) {
    double share = Math.log(Math.max(value, from) / from) / Math.log(to / from);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private void line(double x1, double y1, double x2, double y2, String colour, String width) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            colour,
            width));
  }

  private void text(double x, double baseline, String anchor, String colour, String content) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
            x,
            baseline,
            anchor,
            colour,
            content));
  }
}
