'use strict';

const data = JSON.parse(document.getElementById('data').textContent);

const typeNames = { infra_provision: 'infra', migration: 'migration', build: 'build', deploy: 'deploy', health_check: 'health check' };

// Invisible characters (controls, direction marks, zero widths) are written out, so that no name looks like another.
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]/gu;

function visible(text) {
  return String(text).replace(invisible, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
}

// An element. Strings among the children become text: no markup is ever made from a plan.
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  return fill(element, attributes, children);
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  return fill(element, attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== '') {
      element.append(typeof child === 'object' ? child : visible(child));
    }
  }
  return element;
}

// Text of a plan; its direction must not affect the text around it.
function plain(text, className) {
  return el('bdi', { class: className ?? null }, text);
}

// Names of one plan often differ only at their end, so the middle is left out.
function middle(text, most = 34) {
  const characters = [...text];
  const kept = most - 1;
  return characters.length <= most ? text : characters.slice(0, Math.ceil(kept / 2)).join('') + '…' + characters.slice(characters.length - Math.floor(kept / 2)).join('');
}

function count(number, what) {
  return number.toLocaleString('en-US') + ' ' + what + (number === 1 ? '' : 's');
}
