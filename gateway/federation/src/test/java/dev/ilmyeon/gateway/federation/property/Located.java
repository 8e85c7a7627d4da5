package dev.ilmyeon.gateway.federation.property;

import org.jspecify.annotations.Nullable;

/** An object where it stands in a response: below others, of which the root is the first. */
record Located(World.Thing thing, @Nullable Located above) implements WorldSchema.Typed {

  @Override
  public String type() {
    return thing.type();
  }
}
