package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.SchemaReader;
import java.util.List;

/** The schema that the tests of this package share, with something of everything. */
final class Newsroom {

  static final Schema SCHEMA =
      SchemaReader.read(
              """
              type Query {
                article(id: ID!): Article
                articles(filter: Filter, first: Int! = 20, tags: [String!]): [Article!]!
                node(id: ID): Node
                media: [Media]
                find(by: Lookup!): Article
                tree: Tree
                echo(
                  int: Int, float: Float, string: String, boolean: Boolean, id: ID, sky: Sky,
                  any: Any, list: [Int], matrix: [[Int!]!], filter: Filter
                ): String
              }
              type Mutation { publish(id: ID!): Article }
              type Subscription { published(section: String): Article withdrawn: ID }
              interface Node { id: ID! }
              interface Titled implements Node { id: ID! title(max: Int): String }
              type Article implements Node & Titled {
                id: ID! title(max: Int): String lead: Image sections: [String!] next: Article body(html: Boolean): String!
              }
              type Image implements Node { id: ID! url(width: Int!): String alt: String owner: Person }
              type Gallery implements Node & Titled { id: ID! title(max: Int): Int images: [Image!] owner: Person }
              type Person { name: String boss: Person pets: [String] }
              union Media = Image | Gallery
              interface Tree { id: ID left: Tree }
              type Oak implements Tree { id: ID left: Tree }
              type Elm implements Tree { id: ID left: Tree }
              type Fir implements Tree { id: ID left: Tree }
              enum Sky { CLEAR CLOUDY }
              scalar Any
              input Filter {
                section: String! limit: Int! = 10 skies: [Sky!] and: Filter text: String = "x"
              }
              input Lookup @oneOf { id: ID path: String }
              directive @live(every: Int) on QUERY | FIELD
              directive @mark(n: Int!) repeatable on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | VARIABLE_DEFINITION
              """)
          .schema();

  private Newsroom() {}

  static ValidDocument read(String text) {
    return read(text, OperationLimits.GENEROUS);
  }

  static ValidDocument read(String text, OperationLimits limits) {
    return new OperationReader(SCHEMA, limits).read(text);
  }

  /** What is wrong with a document; nothing if it is valid. */
  static List<GraphQlError> errors(String text) {
    return errors(text, OperationLimits.GENEROUS);
  }

  static List<GraphQlError> errors(String text, OperationLimits limits) {
    try {
      read(text, limits);
      return List.of();
    } catch (RequestException e) {
      return e.errors();
    }
  }
}
