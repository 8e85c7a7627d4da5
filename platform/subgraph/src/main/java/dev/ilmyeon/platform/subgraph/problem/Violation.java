package dev.ilmyeon.platform.subgraph.problem;

import java.util.List;

/**
 * A mistake in what was asked.
 *
 * @param code for programs; the key of the message
 * @param arguments what the message mentions
 * @param path where, from the mutation's argument down; an element of a list by its number from 0
 */
public record Violation(String code, List<String> arguments, List<String> path) {

  public Violation {
    arguments = List.copyOf(arguments);
    path = List.copyOf(path);
  }
}
