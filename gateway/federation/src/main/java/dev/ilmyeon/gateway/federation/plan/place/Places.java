package dev.ilmyeon.gateway.federation.plan.place;

import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;

/** All places of one operation, numbered as they are made. */
public final class Places {

  private int count;

  int number() {
    return count++;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** A root of the response; a mutation has one for each of its fields, which run one by one. */
  public Place root(TypeSet types, String typeName) {
    return new Place(this, null, null, null, types, types, typeName, false);
  }
}
