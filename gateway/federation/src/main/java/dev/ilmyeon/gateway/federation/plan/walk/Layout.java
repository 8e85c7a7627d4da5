package dev.ilmyeon.gateway.federation.plan.walk;

/** How objects are laid out that come from several places: those of different types' fields. */
enum Layout {

  /** At each of these places, unless that multiplies beyond all bounds. */
  APART,

  /** At one place, which is reached by their keys; not all objects have keys. */
  GATHERED,

  /** At each of these places, however many there are. */
  APART_AT_ANY_LENGTH
}
