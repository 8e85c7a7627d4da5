package dev.ilmyeon.gateway.federation.plan.place;

import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the response: the root, a field of an object, or those objects of a place that have
 * certain types. It is named by response keys, not by indexes: the items of a list are one place.
 *
 * <p>The places that the client asks for are laid out first. What the plan needs for itself, keys
 * and requirements, is laid out while it is found to be needed: where the client asks for the same
 * field with the same arguments its place is shared, else a new one is made under the field's name,
 * or under an alias if the name means something else at this object.
 */
public final class Place {

  private final Places all;
  private final @Nullable Place parent;
  private final Selection.@Nullable Field field;
  private final @Nullable TypeSet narrowedTo;
  private final TypeSet types;
  private final TypeSet allTypes;
  private final String typeName;
  private final int number;
  private final boolean own;
  private Map<String, Place> fields = Map.of();
  private Map<TypeSet, Place> narrowed = Map.of();
  private @Nullable Keys keys;
  private final boolean belowGathered;
  private List<Place> gathered = List.of();

  Place(
      Places all,
      @Nullable Place parent,
      Selection.@Nullable Field field,
      @Nullable TypeSet narrowedTo,
      TypeSet types,
      TypeSet allTypes,
      String typeName,
      boolean own) {
    this.all = all;
    this.parent = parent;
    this.field = field;
    this.narrowedTo = narrowedTo;
    this.types = types;
    this.allTypes = allTypes;
    this.typeName = typeName;
    this.number = all.number();
    this.own = own;
    this.belowGathered = parent != null && (parent.belowGathered || !parent.gathered.isEmpty());
  }

  private Keys keys() {
    Keys known = keys;
    if (known == null) {
      if (parent == null) {
        known = new Keys();
      } else {
        known = field == null ? parent.keys() : parent.keys().below(field.responseKey());
      }
      keys = known;
    }
    return known;
  }

  /** Whether the plan needs it for itself, and the client does not. */
  public boolean own() {
    return own;
  }

  public boolean isRoot() {
    return parent == null;
  }

  /** Null for a root. */
  public @Nullable Place parent() {
    return parent;
  }

  /** The field that it is the value of; null for a root and for a narrowed place. */
  public Selection.@Nullable Field field() {
    return field;
  }

  /** The types that single out some of the parent's objects; null unless this is narrowed. */
  public @Nullable TypeSet narrowedTo() {
    return narrowedTo;
  }

  /** The object types that an object here can have; empty for a leaf. */
  public TypeSet types() {
    return types;
  }

  /** Those that objects may turn out to have although nothing is asked of them. */
  public TypeSet allTypes() {
    return allTypes;
  }

  /** The composite type by which the supergraph knows the objects here; for a leaf its type. */
  public String typeName() {
    return typeName;
  }

  /** Orders the places of an operation: the client's as it wrote them, then the plan's own. */
  public int number() {
    return number;
  }

  /** How many places the operation has by now. */
  int count() {
    return all.count();
  }

  /** Whether only {@code __typename} tells what an object here is. */
  public boolean isAbstract() {
    return !types.isSingle() || !types.contains(typeName);
  }

  /** Whether a response key means something at the objects here. */
  public boolean knows(String key) {
    return keys().knows(key);
  }

  /** The name of the field whose value it is, whatever it is narrowed to. */
  public String name() {
    Place place = unnarrowed();
    if (place.field == null) {
      throw new IllegalStateException("No field: " + this);
    }
    return place.field.name();
  }

  /** The field's response key; there must be a field. */
  public String responseKey() {
    if (field == null) {
      throw new IllegalStateException("No field: " + this);
    }
    return field.responseKey();
  }

  /** A field of the objects here, as the client asks for it. */
  public Place field(Selection.Field asked, TypeSet fieldTypes, TypeSet allFieldTypes) {
    Place known = fields.get(asked.responseKey());
    if (known != null) {
      return known;
    }
    keys().take(asked);
    return add(asked, fieldTypes, allFieldTypes, false);
  }

  /** Where the value of such a field stands already, under whatever key; null if nowhere. */
  public @Nullable Place sameField(Selection.Field needed) {
    for (Place known : fields.values()) {
      if (known.field != null && known.field.means(needed)) {
        return known;
      }
    }
    return null;
  }

  /** A field of the objects here that the plan itself needs, wherever its value will stand. */
  public Place ownField(Selection.Field needed, TypeSet fieldTypes) {
    Place known = sameField(needed);
    if (known != null) {
      return known;
    }
    String key = keys().freeFor(needed);
    Selection.Field needs = needed.under(key);
    keys().take(needs);
    return add(needs, fieldTypes, fieldTypes, true);
  }

  /**
   * A field of the objects here, whose value is taken from several places: each has it for objects
   * of some types, and this one for all of them.
   *
   * @param parts those places; they have no fields but what the plan needs
   */
  public Place gathering(Selection.Field asked, TypeSet fieldTypes, List<Place> parts) {
    Place all = field(asked, fieldTypes, fieldTypes);
    all.gathered = List.copyOf(parts);
    return all;
  }

  /** The places where the values stand that this one gathers; none if they stand here. */
  public List<Place> parts() {
    if (!gathered.isEmpty() || !belowGathered || parent == null) {
      return gathered;
    }
    List<Place> found = new ArrayList<>();
    for (Place part : parent.parts()) {
      Place below = field == null ? part.narrowed(types) : part.fields.get(responseKey());
      if (below != null && (field != null || part.types.intersects(types))) {
        found.add(below);
      }
    }
    return found;
  }

  /** Where the value of a field of the objects here stands at one of the {@link #parts}. */
  public Place at(Place part) {
    if (field == null) {
      throw new IllegalStateException("No field: " + this);
    }
    Place known = part.fields.get(responseKey());
    return known == null ? part.add(field, types, types, own) : known;
  }

  private Place add(
      Selection.Field asked, TypeSet fieldTypes, TypeSet allFieldTypes, boolean forPlan) {
    String type = asked.definition().type().namedType();
    Place place = new Place(all, this, asked, null, fieldTypes, allFieldTypes, type, forPlan);
    if (fields.isEmpty()) {
      fields = new LinkedHashMap<>();
    }
    fields.put(asked.responseKey(), place);
    return place;
  }

  /** Those of the objects here that have one of these types; this place itself if all have. */
  public Place narrowed(TypeSet to) {
    TypeSet left = types.and(to);
    if (left.equals(types)) {
      return this;
    }
    Place known = narrowed.get(left);
    if (known == null) {
      String name = left.isSingle() ? left.first() : typeName;
      known = new Place(all, this, null, left, left, allTypes, name, own);
      if (narrowed.isEmpty()) {
        narrowed = new LinkedHashMap<>();
      }
      narrowed.put(left, known);
    }
    return known;
  }

  /** The same if it has been laid out already, else null. */
  public @Nullable Place knownNarrowed(TypeSet to) {
    TypeSet left = types.and(to);
    return left.equals(types) ? this : narrowed.get(left);
  }

  /** This place, or what it narrows: where the objects are, whatever their types. */
  public Place unnarrowed() {
    Place place = this;
    while (place.narrowedTo != null && place.parent != null) {
      place = place.parent;
    }
    return place;
  }

  /** By identity: no two of an operation have one number. */
  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    String before = parent.toString();
    if (narrowedTo != null) {
      return before + "|[" + narrowedTo + "]";
    }
    return before.isEmpty() ? responseKey() : before + "." + responseKey();
  }
}
