package dev.ilmyeon.gateway.federation.error;

import java.util.List;

/**
 * What a contract leaves of a supergraph is no schema that could be served; the message names the
 * contract and what is wrong.
 */
public final class ContractException extends RuntimeException {

  private static final int MOST = 10;

  /** {@code problems}: at least one. */
  public ContractException(String contract, List<String> problems) {
    super(message(contract, problems), null, false, false);
  }

  private static String message(String contract, List<String> problems) {
    String more = problems.size() > MOST ? "; and %d more".formatted(problems.size() - MOST) : "";
    return "The contract \"%s\" leaves no valid schema: %s%s."
        .formatted(contract, String.join("; ", problems.stream().limit(MOST).toList()), more);
  }
}
