package dev.ilmyeon.local.option;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param data the directory that is kept between runs, or null for the checkout's own
 * @param ports where everything listens
 * @param parts what is started
 * @param fresh forget the data of earlier runs first
 * @param yes do not ask before that
 * @param once print the page, then stop
 * @param training prepare the start-up caches of later runs in the background
 * @param liveDemo simulate a weather of today for the live edition
 * @param cache whether the gateway keeps responses for everybody
 * @param traces where the gateway and the services send theirs; null for nowhere
 * @param help only print what there is to choose
 */
public record Options(
    @Nullable Path data,
    Ports ports,
    Set<Part> parts,
    boolean fresh,
    boolean yes,
    boolean once,
    boolean training,
    boolean liveDemo,
    boolean cache,
    @Nullable URI traces,
    boolean help) {

  public Options {
    parts = Set.copyOf(parts);
  }

  /** Reads {@code --name value} and {@code --name=value}; throws {@link BadOptionException}. */
  public static Options parse(String... arguments) {
    return new OptionParser(arguments).parse();
  }

  public boolean starts(Part part) {
    return parts.contains(part);
  }
}
