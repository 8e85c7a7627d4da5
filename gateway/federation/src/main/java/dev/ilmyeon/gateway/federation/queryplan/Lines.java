package dev.ilmyeon.gateway.federation.queryplan;

/** Text in lines, indented by what they are inside of. */
final class Lines {

  private final StringBuilder out = new StringBuilder();
  private int indent;

  void line(String text) {
    out.repeat("  ", indent).append(text).append('\n');
  }

  /** A line; those after it are inside of it. */
  void open(String text) {
    line(text);
    indent++;
  }

  /** The line after the last one inside. */
  void close(String text) {
    indent--;
    line(text);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
