/**
 * What an operation costs, estimated before anything is planned or fetched: {@code @cost} and
 * {@code @listSize} of the supergraph. {@link dev.ilmyeon.gateway.federation.cost.CostRules} are
 * the supergraph's, {@link dev.ilmyeon.gateway.federation.cost.OperationCost} is an operation's.
 * Imports supergraph, operation, selection, schema, language, json, error.
 *
 * <h2>The sum</h2>
 *
 * <pre>
 *   operation  =  10 of a mutation, 0 of others  +  its fields
 *   field      =  how many values  ×  (weight  +  the fields of one)  +  its arguments
 *   weight     =  @cost of the field, else of its type, else 1 of an object and 0 of a leaf
 *   argument   =  @cost, else 1 of an input object and 0 of others  +  its fields, each item's
 * </pre>
 *
 * A field has one value, a list as many as {@code @listSize} says: what its slicing arguments ask
 * for, else {@code assumedSize}; with nothing said, as many as the engine is told to assume. An
 * object of an interface or union costs what the most expensive type would.
 *
 * <p>It is the client's operation that is weighed, in normal form: what is written twice is one
 * field, what is skipped or may not be seen costs nothing, and neither do keys that the plan
 * fetches for itself, nor what is asked about the schema.
 *
 * <p>Sources: "GraphQL Cost Directives" (IBM, draft), and "Demand Control" in the documentation of
 * Apollo's router for the defaults; it adds the types of an abstract one up where the draft takes
 * the most.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.cost;

import org.jspecify.annotations.NullMarked;
