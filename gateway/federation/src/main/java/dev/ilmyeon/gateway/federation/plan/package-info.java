/**
 * From an operation to the fetches that answer it. {@link
 * dev.ilmyeon.gateway.federation.plan.Planner} is the door; a {@link
 * dev.ilmyeon.gateway.federation.queryplan.QueryPlan} comes out. Imports supergraph, operation,
 * selection, schema.
 *
 * <h2>The question</h2>
 *
 * A client asks one schema, the answers lie in several services. Three of them make this newspaper:
 *
 * <pre>
 *   articles                        media                            weather
 *   type Query { front: [Card] }    type Image @key(fields: "id") {  type Region @key(fields: "code") {
 *   type Card {                       id: ID!                          code: ID!
 *     headline: String                alt: String                      sky: String
 *     image: Image                  }                                }
 *     region: Region
 *   }
 *   type Image @key(fields: "id") { id: ID! }
 *   type Region @key(fields: "code") { code: ID! name: String }
 * </pre>
 *
 * <pre>
 *   { front { headline image { alt } region { name sky } } }
 * </pre>
 *
 * {@code alt} is media's and {@code sky} is the weather's, and neither knows of a front page. What
 * they can do is to find an {@code Image} or a {@code Region} again by its key. So articles must be
 * asked for the keys too, though no client did, and then the two others at the same time, for all
 * images and all regions at once. Finding that out for every operation, with as few requests and as
 * little waiting as possible, is planning.
 *
 * <h2>What explodes, and the idea that avoids it</h2>
 *
 * Each field may be had from several subgraphs, each of these by several keys, and each key from
 * several subgraphs again. Who lists all combinations and takes the best has n fields with k
 * choices each, kⁿ plans: the planners that did so fell over interfaces with seventy
 * implementations. The plan that we look for is the cheapest tree in a graph that touches every
 * wanted leaf, a <em>Steiner tree</em>, and finding the very best is NP-hard. But a good one grows
 * well: begin with nothing, and again and again connect the next leaf by the cheapest way from what
 * is there. A way along steps that are decided already costs nothing; so leaf after leaf joins the
 * steps that the ones before it needed, and only a leaf that cannot be had from them costs a
 * request. That takes n shortest paths, not kⁿ plans. Two things make it good in practice: leaves
 * with the least choice come first, since what they need is needed in any case; and where the
 * choice was a close one, the steps that were chosen are taken away by way of trial, until a small
 * budget is spent (branch and bound, with the greedy plan to fall back on). All that is looked at
 * is counted ({@link dev.ilmyeon.gateway.federation.plan.walk.Effort}): what would take too much is
 * refused, on any machine alike.
 *
 * <h2>One query on its way</h2>
 *
 * <b>1. The graph</b> ({@link dev.ilmyeon.gateway.federation.plan.graph}). A <em>node</em> is a
 * type as one subgraph sees it: {@code Card@articles}, {@code Image@articles}, {@code Image@media}.
 * A field that the subgraph answers is an <em>edge</em>: {@code Card@articles -image->
 * Image@articles}. A resolvable key is an <em>entity move</em>: whoever knows the id of an image
 * can go to {@code Image@media}. All peculiarities of Federation become the presence or absence of
 * nodes and edges:
 *
 * <ul>
 *   <li>{@code @external}: no edge; {@code @provides}: a node of its own behind the providing
 *       field, where the edge exists after all;
 *   <li>{@code @requires} and {@code @fromContext}: an edge with a <em>demand</em>, which can be
 *       followed only in an entity request that meets it;
 *   <li>{@code @override}, by a label or for good: an edge in one subgraph and not in the other;
 *   <li>an interface or union: a node that stands for a set of object types, with an edge for each
 *       field that all of them answer, and a narrowed node for each subset;
 *   <li>{@code @interfaceObject}: a <em>blind</em> node, which cannot be narrowed;
 *   <li>a field that returns a root type: moves without a key.
 * </ul>
 *
 * <b>2. The places</b> ({@link dev.ilmyeon.gateway.federation.plan.place}). The operation is laid
 * out as a tree: {@code front}, {@code front.headline}, {@code front.image}, {@code
 * front.image.alt}, and so on. Its leaves are the <em>goals</em>. An object of an abstract type
 * gets a place for each type condition, and where no subgraph answers an interface's field for all
 * its objects, for each group of types that go the same way. Objects below such groups would have
 * places of places of places; where these become too many to lay out, the objects are
 * <em>gathered</em>: one place for all, whose keys come from each of the groups.
 *
 * <p><b>3. The walk</b> ({@link dev.ilmyeon.gateway.federation.plan.walk}). {@code headline} has
 * one owner. The cheapest way to it: ask articles for root fields, price one request. So step 0
 * begins, and selects {@code front { headline }}. For {@code image.alt} the ways to the place
 * {@code front.image} are computed: {@code Image@articles} costs nothing, by the field from step 0;
 * {@code Image@media} costs a request, by the entity move, whose key {@code id} is offered by
 * {@code Image@articles} for nothing. Only {@code Image@media} has {@code alt}, so that way is
 * taken: first the key becomes a goal of its own, which step 0 meets by selecting {@code image { id
 * }}, then step 1 begins, which depends on step 0, is represented by that id, and selects {@code
 * alt}. With {@code region.name} step 0 is asked once more for nothing; with {@code region.sky}
 * step 2 begins.
 *
 * <pre>
 *   0 articles  { front { headline image { id } region { name code } } }
 *   1 media     Image(id)     at front.@.image   { alt }    after 0
 *   2 weather   Region(code)  at front.@.region  { sky }    after 0
 * </pre>
 *
 * <b>4. The passes</b> ({@link dev.ilmyeon.gateway.federation.plan.pass}). What grew leaf by leaf
 * can be tidied as a whole: steps for the same objects are merged, steps that others can do without
 * are dropped, keys that no step needs any longer are not asked, and all entity steps of one
 * subgraph in one wave become one request. Had the client asked for {@code gallery { cover { alt }
 * }} as well, its images would travel in the same request as these.
 *
 * <p>Had the client deferred the pictures, {@code alt} would be planned after all else was, and
 * step 1 be for that alone: what comes first waits for no step that began for what is {@linkplain
 * dev.ilmyeon.gateway.federation.plan.fetchgraph.Purpose deferred}, and no pass puts such steps
 * together with others.
 *
 * <p><b>5. The plan.</b> Each step becomes a {@link
 * dev.ilmyeon.gateway.federation.queryplan.Fetch}: its document in the subgraph's own words (a
 * fragment where an interface lacks a field there, a named one where a long document would repeat
 * it for each type, an alias and a {@link dev.ilmyeon.gateway.federation.queryplan.KeyRename} where
 * two fields of one response key have types that cannot stand in one document), a {@link
 * dev.ilmyeon.gateway.federation.queryplan.Representation} that copies keys and requirements out of
 * what is merged by then, and the fetches that it waits for. Nothing else orders fetches: they run
 * as a graph, each as soon as it can; and where a request is for entities that different fetches
 * tell of, those that are known do not wait for a late one for long. The tree that {@link
 * dev.ilmyeon.gateway.federation.queryplan.PlanPrinter} shows is for people.
 *
 * <h2>Where to look first</h2>
 *
 * {@link dev.ilmyeon.gateway.federation.plan.graph.Node#edge} decides what a subgraph answers.
 * {@code walk.Ways} holds the shortest paths, {@code walk.Attempt} takes them, {@link
 * dev.ilmyeon.gateway.federation.plan.walk.Walk} tries again. Among the tests, {@code
 * plan.validate.PlanValidator} carries a plan out on types instead of values; they ask it about
 * every plan that they see. The plans under {@code src/test/resources/plans} show what comes out,
 * feature by feature.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan;

import org.jspecify.annotations.NullMarked;
