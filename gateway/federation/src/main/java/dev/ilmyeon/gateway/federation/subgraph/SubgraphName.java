package dev.ilmyeon.gateway.federation.subgraph;

/** A subgraph's name as its {@code @join__graph(name:)} gives it, such as {@code articles}. */
public record SubgraphName(String value) implements Comparable<SubgraphName> {

  @Override
  public int compareTo(SubgraphName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
