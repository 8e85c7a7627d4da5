package dev.ilmyeon.local.option;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where each part listens; 0 for the database lets the launcher choose. */
public record Ports(Map<Part, Integer> parts, int database) {

  static final int DEFAULT_BASE = 8080;

  public Ports {
    parts = Map.copyOf(parts);
    Map<Integer, Part> seen = new HashMap<>();
    parts.forEach((part, port) -> {
      Part other = seen.put(port, part);
      if (other != null || port == database) {
        throw new BadOptionException(
            "Port %d is given twice: each part needs its own.".formatted(port));
      }
    });
  }

  /** The gateway on the base port, the services on the three after it. */
  static Map<Part, Integer> from(int base) {
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      ports.put(part, base + part.portOffset());
    }
    return ports;
  }

  public int of(Part part) {
    return Objects.requireNonNull(parts.get(part));
  }
}
