package dev.ilmyeon.articles.syndication;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document, element by element, over StAX. */
final class Xml {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  /** Writes the content of an element. */
  interface Content {
    void write() throws XMLStreamException;
  }

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  private Xml() throws XMLStreamException {
    writer = FACTORY.createXMLStreamWriter(text);
  }

  /** Writes a whole document; nothing can go wrong on the way into memory. */
  interface Document {
    void write(Xml xml) throws XMLStreamException;
  }

  static String document(String encoding, Document document) {
    try {
      Xml xml = new Xml();
      xml.writer.writeStartDocument(encoding, "1.0");
      document.write(xml);
      xml.writer.writeEndDocument();
      xml.writer.flush();
      return xml.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("An XML document in memory", e);
    }
  }

  void element(String name, Content content) throws XMLStreamException {
    writer.writeStartElement(name);
    content.write();
    writer.writeEndElement();
  }

  void element(String name, String text) throws XMLStreamException {
    element(name, () -> writer.writeCharacters(text));
  }

  /** With attributes, name after value, and no content. */
  void empty(String name, String... attributes) throws XMLStreamException {
    writer.writeEmptyElement(name);
    attributes(attributes);
  }

  /** To be called first in an element's content. */
  void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  void characters(String text) throws XMLStreamException {
    writer.writeCharacters(text);
  }
}
