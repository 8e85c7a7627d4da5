package dev.ilmyeon.gateway.federation.plan.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of object types, as bits: what an object can be. All sets of one {@link SupergraphGraph}
 * count the same types; their order is the supergraph's.
 */
public final class TypeSet {

  private final Universe universe;
  private final long[] bits;
  private final int hash;
  private final int size;

  /** Once they have been asked for. */
  private @Nullable Set<String> names;

  private TypeSet(Universe universe, long[] bits) {
    this.universe = universe;
    this.bits = bits;
    this.hash = Arrays.hashCode(bits);
    int count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    this.size = count;
  }

  /** The object types there are, numbered. */
  static final class Universe {

    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<TypeSet> singles = new ArrayList<>();
    private final TypeSet none;

    private Universe(Collection<String> names) {
      this.names = List.copyOf(names);
      this.none = new TypeSet(this, words());
      for (String name : this.names) {
        int number = numbers.size();
        long[] bits = words();
        bits[number >> 6] |= 1L << number;
        numbers.put(name, number);
        singles.add(new TypeSet(this, bits));
      }
    }

    static Universe of(Collection<String> names) {
      return new Universe(names);
    }

    private long[] words() {
      return new long[(names.size() + 63) >> 6];
    }

    /** Whether it is one of the object types. */
    boolean has(String name) {
      return numbers.containsKey(name);
    }

    TypeSet none() {
      return none;
    }

    /** Names that are not object types of the supergraph are left out. */
    TypeSet set(Collection<String> members) {
      long[] bits = words();
      for (String member : members) {
        Integer number = numbers.get(member);
        if (number != null) {
          bits[number >> 6] |= 1L << number;
        }
      }
      return new TypeSet(this, bits);
    }
  }

  /** One of the two, if it is what they have in common. */
  public TypeSet and(TypeSet other) {
    if (other.containsAll(this)) {
      return this;
    }
    if (containsAll(other)) {
      return other;
    }
    long[] both = bits.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] &= other.bits[i];
    }
    return new TypeSet(universe, both);
  }

  /** One of the two, if it holds the other. */
  public TypeSet or(TypeSet other) {
    if (containsAll(other)) {
      return this;
    }
    if (other.containsAll(this)) {
      return other;
    }
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
    return size == 0;
  }

  public int size() {
    return size;
  }

  public boolean isSingle() {
    return size == 1;
  }

  /** In the supergraph's order. */
  public Set<String> names() {
    Set<String> known = names;
    if (known == null) {
      Set<String> found = LinkedHashSet.newLinkedHashSet(size);
      singles().forEach(single -> found.add(single.first()));
      known = Collections.unmodifiableSet(found);
      names = known;
    }
    return known;
  }

  /** Its members, each as a set, in the supergraph's order. */
  public List<TypeSet> singles() {
    if (size == 1) {
      return List.of(this);
    }
    List<TypeSet> singles = new ArrayList<>(size);
    for (int word = 0; word < bits.length; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        singles.add(universe.singles.get((word << 6) + Long.numberOfTrailingZeros(left)));
      }
    }
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
    return this == other
        || other instanceof TypeSet set && hash == set.hash && Arrays.equals(bits, set.bits);
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
