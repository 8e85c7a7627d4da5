package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.ContextArgument;
import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.World.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What arguments are filled with from the objects above. */
final class WorldContexts {

  private final World world;
  private final Model model;

  WorldContexts(World world) {
    this.world = world;
    this.model = world.model();
  }

  /**
   * One argument that was filled.
   *
   * @param setter the type of the object that it comes from
   * @param levels how many objects up that is
   * @param setters how many objects above set the context, of which this is the nearest
   */
  record Reading(
      ContextArgument argument, String setter, int levels, int setters, @Nullable Object value) {}

  /** The arguments of a field of an object that contexts fill; those that get null are left out. */
  Map<String, Object> arguments(Model.Field field, Located of, Session session) {
    Map<String, Object> arguments = new TreeMap<>();
    for (Map.Entry<Integer, FieldHome> home : field.homes.entrySet()) {
      for (ContextArgument argument : home.getValue().contexts) {
        Reading reading = read(argument, home.getKey(), of, session.stamp());
        session.read(reading);
        if (reading.value() != null) {
          arguments.put(argument.name(), reading.value());
        }
      }
    }
    return arguments;
  }

  private Reading read(ContextArgument argument, int subgraph, Located of, int stamp) {
    Located nearest = null;
    int levels = 0;
    int setters = 0;
    for (Located above = of.above(); above != null; above = above.above()) {
      boolean sets = model.sets(above.type(), subgraph, argument.context());
      levels += nearest == null ? 1 : 0;
      setters += sets ? 1 : 0;
      nearest = nearest == null && sets ? above : nearest;
    }
    if (nearest == null) {
      throw new IllegalStateException("Nothing above sets " + argument);
    }
    Object value = selected(argument.value(), nearest.thing(), stamp);
    return new Reading(argument, nearest.type(), levels, setters, value);
  }

  /** The one value that a selection leads to. */
  private @Nullable Object selected(FieldSet value, Thing of, int stamp) {
    for (FieldSet.Part part : value.parts()) {
      switch (part) {
        case FieldSet.On on -> {
          if (on.type().equals(of.type())) {
            return selected(on.fields(), of, stamp);
          }
        }
        case FieldSet.Field field -> {
          return below(world.value(of, field, stamp), field.below(), stamp);
        }
      }
    }
    return null;
  }

  private @Nullable Object below(@Nullable Object value, @Nullable FieldSet selection, int stamp) {
    return switch (value) {
      case Thing thing when selection != null -> selected(selection, thing, stamp);
      case List<?> items -> {
        List<@Nullable Object> all = new ArrayList<>();
        items.forEach(item -> all.add(below(item, selection, stamp)));
        yield all;
      }
      case null, default -> value;
    };
  }
}
