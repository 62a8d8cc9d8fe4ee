{{- define "earshot.labels" -}}
app.kubernetes.io/name: earshot
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "earshot.surroundings" -}}
- {name: KAFKA_BOOTSTRAP, value: {{ .Values.kafka.bootstrap | quote }}}
- {name: ELASTICSEARCH_URL, value: {{ .Values.elasticsearch.url | quote }}}
{{- end -}}

{{- define "earshot.secret" -}}
{{- if .Values.secretName }}
envFrom:
  - secretRef: {name: {{ .Values.secretName | quote }}}
{{- end }}
{{- end -}}

{{- define "earshot.safety" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 10001
capabilities: {drop: [ALL]}
seccompProfile: {type: RuntimeDefault}
{{- end -}}
