package dev.ilmyeon.gateway.federation.request;

/** The three kinds of operation; {@link #keyword()} is what a document writes. */
public enum OperationKind {
  QUERY("query"),
  MUTATION("mutation"),
  SUBSCRIPTION("subscription");

  private final String keyword;

  OperationKind(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }
}
