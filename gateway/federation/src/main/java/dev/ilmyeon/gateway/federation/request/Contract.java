package dev.ilmyeon.gateway.federation.request;

import java.util.Set;
import java.util.TreeSet;

/**
 * How much of a supergraph some clients see, by its {@code @tag}s. To them it is as if there were
 * nothing else.
 *
 * <ul>
 *   <li>Fields of objects and interfaces count as tagged as their type is. Without {@code include}
 *       all of them are seen, else those with one of these tags; and none with an excluded one.
 *       Likewise unions.
 *   <li>An object or interface of which no field is seen, or that is excluded, is not seen; nor is
 *       a union without members. A field of an interface is not seen where one of the types that
 *       implement it does not show it, or where its type is not seen.
 *   <li>Enums and their values, input objects and their fields, scalars, and arguments are seen
 *       unless they are excluded.
 * </ul>
 *
 * <p>Source: "Contracts" and "Contract Reference" of Apollo GraphOS.
 *
 * @param include tags of what is seen; empty for everything
 * @param exclude tags of what is not, even if it is included
 * @param hideUnreachableTypes whether types are not seen that nothing leads to; those with an
 *     included tag are
 */
public record Contract(Set<String> include, Set<String> exclude, boolean hideUnreachableTypes) {

  public Contract {
    include = Set.copyOf(include);
    exclude = Set.copyOf(exclude);
    Set<String> both = new TreeSet<>(include);
    both.retainAll(exclude);
    if (!both.isEmpty()) {
      throw new IllegalArgumentException("A contract includes and excludes " + both);
    }
  }

  /** All that it names. */
  public Set<String> tags() {
    Set<String> all = new TreeSet<>(include);
    all.addAll(exclude);
    return all;
  }
}
