package dev.ilmyeon.gateway.federation.plan.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A set of object types, as bits: what an object can be. All sets of one {@link SupergraphGraph}
 * count the same types; their order is the supergraph's.
 */
public final class TypeSet {

  private final Universe universe;
  private final long[] bits;
  private final int hash;

  private TypeSet(Universe universe, long[] bits) {
    this.universe = universe;
    this.bits = bits;
    this.hash = Arrays.hashCode(bits);
  }

  /** The object types there are, numbered. */
  record Universe(List<String> names, Map<String, Integer> numbers) {

    static Universe of(Collection<String> names) {
      List<String> ordered = List.copyOf(names);
      Map<String, Integer> numbers = new java.util.HashMap<>();
      ordered.forEach(name -> numbers.put(name, numbers.size()));
      return new Universe(ordered, numbers);
    }

    /** Names that are not object types of the supergraph are left out. */
    TypeSet set(Collection<String> members) {
      long[] bits = new long[(names.size() + 63) >> 6];
      for (String member : members) {
        Integer number = numbers.get(member);
        if (number != null) {
          bits[number >> 6] |= 1L << number;
        }
      }
      return new TypeSet(this, bits);
    }
  }

  public TypeSet and(TypeSet other) {
    long[] both = bits.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] &= other.bits[i];
    }
    return new TypeSet(universe, both);
  }

  public TypeSet or(TypeSet other) {
    long[] either = bits.clone();
    for (int i = 0; i < either.length; i++) {
      either[i] |= other.bits[i];
    }
    return new TypeSet(universe, either);
  }

  public boolean containsAll(TypeSet other) {
    for (int i = 0; i < bits.length; i++) {
      if ((other.bits[i] & ~bits[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  public boolean intersects(TypeSet other) {
    for (int i = 0; i < bits.length; i++) {
      if ((other.bits[i] & bits[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  public boolean contains(String name) {
    Integer number = universe.numbers.get(name);
    return number != null && (bits[number >> 6] & 1L << number) != 0;
  }

  public boolean isEmpty() {
    for (long word : bits) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  public int size() {
    int size = 0;
    for (long word : bits) {
      size += Long.bitCount(word);
    }
    return size;
  }

  public boolean isSingle() {
    return size() == 1;
  }

  /** In the supergraph's order. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int word = 0; word < bits.length; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        names.add(universe.names.get((word << 6) + Long.numberOfTrailingZeros(left)));
      }
    }
    return names;
  }

  /** Its members, each as a set. */
  public List<TypeSet> singles() {
    List<TypeSet> singles = new ArrayList<>();
    names().forEach(name -> singles.add(universe.set(List.of(name))));
    return singles;
  }

  /** The first of its members; there must be one. */
  public String first() {
    for (int word = 0; word < bits.length; word++) {
      if (bits[word] != 0) {
        return universe.names.get((word << 6) + Long.numberOfTrailingZeros(bits[word]));
      }
    }
    throw new IllegalStateException("No types");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeSet set && hash == set.hash && Arrays.equals(bits, set.bits);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return String.join("|", names());
  }
}
