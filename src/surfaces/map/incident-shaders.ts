// Sizes are design pixels around the symbol's centre, y downwards; u_pixel is device pixels per design pixel.
// The ring's state is computed here from u_time, exactly as ring.ts does, so that it turns without anything being sent.

/** Attributes of one incident, as InstanceBuffer keeps them: 8 floats. */
export const INCIDENT_FLOATS = 8;

/** Bits of the flags attribute. */
export const FLAG_DIMMED = 1;
export const FLAG_SPOTLIGHT = 2;
export const FLAG_BREATHES = 4;
export const FLAG_CLUSTER = 8;
export const FLAG_STALE = 16;

const ATTRIBUTES = `#version 300 es
precision highp float;
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_pixel;
uniform float u_time;
layout(location = 0) in vec4 a_place; // x, y (Mercator from the origin), due (s), limit (s; 0: no clock)
layout(location = 1) in vec4 a_look;  // at-risk share, silhouette, severity, flags

// 0 no clock, 1 in time, 2 at risk, 3 overdue
int ringState(float left, float limit, float atRisk) {
  if (limit <= 0.0) return 0;
  if (left < 0.0) return 3;
  return left <= atRisk * limit ? 2 : 1;
}
`;

export const SYMBOL_VERTEX = `${ATTRIBUTES}
uniform float u_size; // diameter of a ring in time
flat out int v_state;
flat out int v_silhouette;
flat out int v_flags;
flat out float v_share;
flat out float v_scale;
out vec2 v_at;

void main() {
  float left = a_place.z - u_time;
  v_state = ringState(left, a_place.w, a_look.x);
  v_share = a_place.w > 0.0 ? clamp(left / a_place.w, 0.0, 1.0) : 0.0;
  v_silhouette = int(a_look.y);
  v_flags = int(a_look.w);
  v_scale = u_size / 28.0;
  if (a_look.z < 1.5) v_scale *= 1.35;
  if ((v_flags & ${FLAG_CLUSTER}) != 0) v_scale *= 1.3;
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  // No larger than what is drawn: in software every pixel counts.
  float reach = (v_flags & ${FLAG_SPOTLIGHT}) != 0 ? 39.0 : v_state == 3 ? 24.0 : v_state == 2 ? 22.0 : 17.5;
  v_at = corner * reach;
  vec4 centre = u_matrix * vec4(a_place.xy, 0.0, 1.0);
  vec2 offset = vec2(v_at.x, -v_at.y) * v_scale * u_pixel / u_viewport * 2.0;
  gl_Position = centre + vec4(offset * centre.w, 0.0, 0.0);
}`;

export const SYMBOL_FRAGMENT = `#version 300 es
precision highp float;
uniform float u_pixel;
uniform float u_breath;
uniform bool u_stale;
uniform vec3 u_text;
uniform vec3 u_plate;
uniform vec3 u_track;
uniform vec3 u_ok;
uniform vec3 u_warn;
uniform vec3 u_breach;
uniform vec3 u_staleColour;
flat in int v_state;
flat in int v_silhouette;
flat in int v_flags;
flat in float v_share;
flat in float v_scale;
in vec2 v_at;
out vec4 colour;

const float TAU = 6.283185307;
float pixel; // device pixels per unit of v_at

// Distance to a regular polygon with a corner at the top (turned by \`turn\`).
float polygon(vec2 p, float sides, float radius, float turn) {
  float segment = TAU / sides;
  float angle = mod(atan(p.x, -p.y) + turn, segment) - segment * 0.5;
  return length(p) * cos(angle) - radius * cos(segment * 0.5);
}
float silhouette(vec2 p) {
  if (v_silhouette == 0) return polygon(p, 6.0, 6.9, 0.0);
  if (v_silhouette == 1) return polygon(p - vec2(0.0, 1.2), 3.0, 8.0, 0.0);
  if (v_silhouette == 2) return polygon(p, 4.0, 7.2, 0.0);
  if (v_silhouette == 3) return length(p) - 5.9;
  if (v_silhouette == 4) return polygon(p, 4.0, 7.4, TAU / 8.0);
  return polygon(p, 5.0, 6.8, 0.0);
}
float cover(float distance) { return clamp(0.5 - distance * pixel, 0.0, 1.0); }
float band(float distance, float width) { return cover(abs(distance) - width * 0.5); }
// Distance to a straight stroke from a to b.
float stroke(vec2 p, vec2 a, vec2 b, float width) {
  vec2 along = b - a;
  float part = clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0);
  return length(p - a - along * part) - width * 0.5;
}
void lay(inout vec4 under, vec3 tint, float alpha) { under = vec4(tint * alpha, alpha) + under * (1.0 - alpha); }

void main() {
  pixel = u_pixel * v_scale;
  vec2 p = v_at;
  float r = length(p);
  bool spotlit = (v_flags & ${FLAG_SPOTLIGHT}) != 0;
  if (!spotlit && r > (v_state == 3 ? 28.0 : v_state == 2 ? 22.0 : 17.5)) discard;
  float turn = atan(p.x, -p.y);
  if (turn < 0.0) turn += TAU; // clockwise from 12
  bool urgent = v_state >= 2;
  bool cluster = (v_flags & ${FLAG_CLUSTER}) != 0;
  bool stale = u_stale || (v_flags & ${FLAG_STALE}) != 0;
  float big = urgent ? 1.25 : 1.0;
  float radius = v_state == 3 ? 17.5 : v_state == 2 ? 17.0 : 13.5;
  float outer = v_state == 3 ? 19.75 : v_state == 2 ? 19.5 : 15.0;
  vec4 sum = vec4(0.0);

  lay(sum, u_plate, cover(r - outer - 1.4) * (v_state == 3 ? 1.0 : 0.92));

  vec3 ring = stale ? u_staleColour : v_state == 3 ? u_breach : v_state == 2 ? u_warn : u_ok;
  if (v_state == 0) {
    // Dots 1.2 px wide around the ring.
    float dots = 26.0;
    float along = (fract(turn / TAU * dots) - 0.5) / dots * TAU * radius;
    lay(sum, u_text, cover(length(vec2(along, r - radius)) - 0.75) * 0.7);
  } else if (v_state == 3) {
    float alpha = (v_flags & ${FLAG_BREATHES}) != 0 ? u_breath : 1.0;
    float shape = band(r - radius, 4.5);
    vec2 corner = abs(p) * 0.70710678;
    vec2 diagonal = vec2(corner.x + corner.y, corner.y - corner.x);
    float tick = max(abs(diagonal.y) - 1.7, abs(diagonal.x - 21.8) - 4.2);
    lay(sum, u_plate, cover(tick - 1.2));
    lay(sum, ring, max(shape, cover(tick)) * alpha);
  } else {
    lay(sum, u_track, band(r - radius, 1.2));
    float width = v_state == 2 ? 5.0 : 3.0;
    float end = v_share * TAU;
    // Distance past either end of the arc, along the ring.
    float past = max(turn - end, -turn) * radius;
    if (turn > (TAU + end) * 0.5) past = (TAU - turn) * radius;
    lay(sum, ring, band(r - radius, width) * (v_share >= 1.0 ? 1.0 : cover(past)));
  }

  if (!cluster) {
    float shape = silhouette(p / big) * big;
    lay(sum, u_text, u_stale ? band(shape + 0.7, 1.4) * 0.75 : cover(shape));
  }

  float alpha = (v_flags & ${FLAG_DIMMED}) != 0 ? 0.42 : 1.0;
  sum *= alpha;

  if (spotlit) {
    float halo = band(r - 30.7, 1.6);
    vec2 q = abs(p);
    halo = max(halo, cover(min(stroke(q, vec2(31.0, 0.0), vec2(37.5, 0.0), 1.6), stroke(q, vec2(0.0, 31.0), vec2(0.0, 37.5), 1.6))));
    lay(sum, u_text, halo);
  }
  if (sum.a <= 0.0) discard;
  colour = sum;
}`;

export const DOT_VERTEX = `${ATTRIBUTES}
flat out int v_state;
flat out float v_size;
flat out float v_alpha;
flat out int v_stale;

void main() {
  v_state = ringState(a_place.z - u_time, a_place.w, a_look.x);
  v_alpha = (int(a_look.w) & ${FLAG_DIMMED}) != 0 ? 0.42 : 1.0;
  v_stale = int(a_look.w) & ${FLAG_STALE};
  v_size = (v_state >= 2 ? 5.0 : 4.0) * u_pixel;
  gl_Position = u_matrix * vec4(a_place.xy, 0.0, 1.0);
  gl_PointSize = v_size + 2.0;
}`;

export const DOT_FRAGMENT = `#version 300 es
precision highp float;
uniform bool u_stale;
uniform vec3 u_text;
uniform vec3 u_warn;
uniform vec3 u_breach;
uniform vec3 u_staleColour;
flat in int v_state;
flat in float v_size;
flat in float v_alpha;
flat in int v_stale;
out vec4 colour;

void main() {
  float distance = length(gl_PointCoord - 0.5) * (v_size + 2.0) - v_size * 0.5;
  float alpha = clamp(0.5 - distance, 0.0, 1.0) * (v_state >= 2 ? 1.0 : 0.78) * v_alpha;
  if (alpha <= 0.0) discard;
  vec3 tint = u_stale || v_stale != 0 ? u_staleColour : v_state == 3 ? u_breach : v_state == 2 ? u_warn : u_text;
  colour = vec4(tint * alpha, alpha);
}`;
