package dev.ilmyeon.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Requests a second as a picture: a panel for each mix, one more where identical requests are
 * shared, in it a bar from zero to each gateway's median, the fastest first, and over its end a
 * line from the slowest round to the fastest. What is no gateway but a limit is told below: beside
 * its bar all others would look alike. Readable on white and on black.
 */
public final class Plot {

  private static final int WIDTH = 880;
  private static final int COLUMNS = 2;
  private static final int PANEL = WIDTH / COLUMNS;
  private static final int NAMES = 150;
  private static final int NUMBERS = 100;
  private static final int TITLE = 58;
  private static final int HEAD = 24;
  private static final int ROW = 20;
  private static final int BAR = 12;
  private static final int FOOT = 34;

  private static final String TITLE_LINE =
      "Requests a second, median of the rounds; ÷: how many times as many ours does";

  private static final String INK = "#7a7f87";
  private static final String OURS = "#d9480f";
  private static final String THEIRS = "#4c8bf5";
  private static final String SHARING = "+sharing";

  private final String ours;
  private final StringBuilder svg = new StringBuilder();

  private Plot(String ours) {
    this.ours = ours;
  }

  /** Bars of one scale, the fastest first. */
  private record Panel(String title, List<Summary> bars, List<Summary> limits) {

    int height() {
      return HEAD + bars.size() * ROW + FOOT;
    }

    double longest() {
      return bars.stream().mapToDouble(Summary::fastest).max().orElse(1);
    }
  }

  /**
   * Draws it.
   *
   * @param ours the gateway that the others are compared with
   * @param limits what is no gateway
   * @param caption when, where and how it was measured
   */
  public static String of(List<Measurement> all, String ours, Set<String> limits, String caption) {
    Plot plot = new Plot(ours);
    plot.text(10, 20, "start", INK, TITLE_LINE, "bold");
    plot.text(10, 38, "start", INK, caption, "normal");
    int bottom = plot.panels(panels(all, ours, limits));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="12">
    <title>Requests a second, by query mix</title>
    %s</svg>
    """
        .formatted(WIDTH, bottom, plot.svg);
  }

  private static List<Panel> panels(List<Measurement> all, String ours, Set<String> limits) {
    Map<String, List<Summary>> mixes = Summary.of(all);
    List<Panel> panels = new ArrayList<>();
    for (String mix : Overview.columns(all, ours)) {
      List<Summary> bars = new ArrayList<>(mixes.getOrDefault(mix, List.of()));
      List<Summary> known = bars.stream().filter(each -> limits.contains(each.gateway())).toList();
      bars.removeAll(known);
      addTo(panels, mix, bars.stream().filter(each -> !shares(each)).toList(), known);
      addTo(panels, mix + ", shared", bars.stream().filter(Plot::shares).toList(), known);
    }
    return panels;
  }

  private static void addTo(
      List<Panel> panels, String title, List<Summary> bars, List<Summary> limits) {
    if (!bars.isEmpty()) {
      panels.add(new Panel(title, bars, limits));
    }
  }

  private static boolean shares(Summary each) {
    return each.gateway().endsWith(SHARING);
  }

  /** Side by side; where the last one ends. */
  private int panels(List<Panel> panels) {
    int top = TITLE;
    for (int i = 0; i < panels.size(); i += COLUMNS) {
      int bottom = top;
      for (int column = 0; column < COLUMNS && i + column < panels.size(); column++) {
        Panel panel = panels.get(i + column);
        panel(panel, column * PANEL, top);
        bottom = Math.max(bottom, top + panel.height());
      }
      top = bottom;
    }
    return top;
  }

  private void panel(Panel panel, int left, int top) {
    text(left + NAMES, top + 14, "start", INK, panel.title(), "bold");
    double own = panel.bars().stream().filter(this::isOurs).mapToDouble(Summary::perSecond).sum();
    int row = top + HEAD;
    for (Summary each : panel.bars()) {
      bar(each, left, row, (PANEL - NAMES - NUMBERS) / panel.longest(), own);
      row += ROW;
    }
    if (!panel.limits().isEmpty()) {
      String limits =
          panel.limits().stream()
              .map(each -> each.gateway() + " " + Tables.number(each.perSecond()))
              .collect(Collectors.joining(", "));
      text(left + NAMES, row + 11, "start", INK, limits, "normal");
    }
  }

  private boolean isOurs(Summary each) {
    return each.gateway().equals(ours) || each.gateway().equals(ours + SHARING);
  }

  /** {@code scale}: pixels for a request a second. */
  private void bar(Summary each, int left, int top, double scale, double own) {
    boolean isOurs = isOurs(each);
    String colour = isOurs ? OURS : THEIRS;
    int zero = left + NAMES;
    double middle = top + BAR / 2.0;
    String name = each.gateway().replace(SHARING, "");
    text(zero - 8, middle + 4, "end", isOurs ? OURS : INK, name, isOurs ? "bold" : "normal");
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>",
        zero, top, Math.max(1, each.perSecond() * scale), BAR, colour);
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
        zero + each.slowest() * scale, middle, zero + each.fastest() * scale, middle, INK);
    String number = Tables.number(each.perSecond());
    String compared =
        isOurs || own == 0 ? "" : " (÷ %s)".formatted(Tables.number(own / each.perSecond()));
    text(
        zero + each.fastest() * scale + 6,
        middle + 4,
        "start",
        isOurs ? OURS : INK,
        number + compared,
        isOurs ? "bold" : "normal");
  }

  private void text(
      double x, double baseline, String anchor, String colour, String content, String weight) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-weight=\"%s\">%s</text>",
        x, baseline, anchor, colour, weight, content.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private void add(String element, Object... values) {
    svg.append(String.format(Locale.ROOT, element, values)).append('\n');
  }
}
