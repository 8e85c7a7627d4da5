package dev.ilmyeon.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A folder that knows how to start a gateway: an executable {@code run}, and perhaps {@code setup}
 * and {@code gateway.properties}. The README lists what they are told and what they may say.
 *
 * @param sharing for which values of SHARING it is measured
 * @param trains whether a first run leaves something that makes the next starts faster
 */
public record GatewayFolder(String name, Path folder, List<String> sharing, boolean trains) {

  /** A gateway as it is started: one row of the tables. */
  public record Variant(GatewayFolder gateway, String sharing) {
    public String name() {
      return sharing.equals("on") ? gateway.name() + "+sharing" : gateway.name();
    }
  }

  public static GatewayFolder of(Path folder) throws IOException {
    if (!Files.isExecutable(folder.resolve("run"))) {
      throw new IllegalArgumentException(folder + " has no executable file named run");
    }
    Properties properties = new Properties();
    Path file = folder.resolve("gateway.properties");
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        properties.load(in);
      }
    }
    return new GatewayFolder(
        folder.getFileName().toString(),
        folder,
        List.of(properties.getProperty("sharing", "off").split(",")),
        Boolean.parseBoolean(properties.getProperty("trains", "false")));
  }

  /** By name below {@code gateways}, or by path; all of them if none is asked for. */
  public static List<GatewayFolder> find(Path gateways, List<String> wanted) throws IOException {
    List<GatewayFolder> found = new ArrayList<>();
    for (String each : wanted) {
      Path known = gateways.resolve(each);
      found.add(of(Files.isDirectory(known) ? known : Path.of(each).toAbsolutePath().normalize()));
    }
    if (wanted.isEmpty()) {
      try (Stream<Path> all = Files.list(gateways)) {
        for (Path each : all.filter(Files::isDirectory).sorted().toList()) {
          found.add(of(each));
        }
      }
    }
    return found;
  }

  /** Runs {@code setup}, which sees to what the gateway needs and does nothing if that is there. */
  public void setUp(Path work, Path checkout) throws IOException, InterruptedException {
    Path setup = folder.resolve("setup");
    if (!Files.exists(setup)) {
      return;
    }
    Files.createDirectories(work);
    ProcessBuilder builder =
        new ProcessBuilder(setup.toString())
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("WORK", work.toString());
    builder.environment().put("CHECKOUT", checkout.toString());
    if (builder.start().waitFor() != 0) {
      throw new IOException(setup + " failed");
    }
  }

  public List<Variant> variants(String asked) {
    return sharing.stream()
        .filter(each -> asked.equals("both") || asked.equals(each))
        .map(each -> new Variant(this, each))
        .toList();
  }
}
