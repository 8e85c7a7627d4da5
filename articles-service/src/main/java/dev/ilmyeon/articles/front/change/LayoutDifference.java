package dev.ilmyeon.articles.front.change;

import dev.ilmyeon.articles.front.layout.SlotKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing in which a layout differs from another, to be read by an editor. */
public sealed interface LayoutDifference {

  /** A place: a container and the position in it, from 1. */
  record Place(String container, int position) {}

  /** A value before and after, as text; null where there was or is none. */
  record Field(String name, @Nullable String from, @Nullable String to) {}

  record CardAdded(SlotKey target, Place to) implements LayoutDifference {}

  record CardRemoved(SlotKey target, Place from) implements LayoutDifference {}

  record CardMoved(SlotKey target, Place from, Place to) implements LayoutDifference {}

  record CardChanged(SlotKey target, Place at, List<Field> fields) implements LayoutDifference {}

  record ContainerAdded(String container, int position) implements LayoutDifference {}

  record ContainerRemoved(String container, int position) implements LayoutDifference {}

  record ContainerChanged(String container, List<Field> fields) implements LayoutDifference {}
}
